const STORE = 'incognita-theme';

function stored(): string {
  try {
    return localStorage.getItem(STORE) ?? 'auto';
  } catch {
    return 'auto';
  }
}

/** The three-way colour scheme switch: auto follows the system, a choice is remembered. */
export function startTheme(): void {
  const fieldset = document.querySelector<HTMLFieldSetElement>('fieldset.theme');
  if (fieldset === null) return;
  const inputs = [...fieldset.querySelectorAll<HTMLInputElement>('input')];
  const current = document.documentElement.dataset['theme'] ?? stored();
  for (const input of inputs) {
    input.checked = input.value === current;
    input.addEventListener('change', () => {
      if (input.value === 'auto') delete document.documentElement.dataset['theme'];
      else document.documentElement.dataset['theme'] = input.value;
      try {
        if (input.value === 'auto') localStorage.removeItem(STORE);
        else localStorage.setItem(STORE, input.value);
      } catch {
        // Without storage the choice lasts as long as the page.
      }
    });
  }
  fieldset.hidden = false;
}
