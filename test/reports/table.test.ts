import { describe, expect, it } from 'vitest';
import { escapeHtml, html, jsonScript, slug } from '../../reports/markup.ts';
import { csv, dataTable } from '../../reports/table.ts';

describe('markup', () => {
  it('escapes every value that enters a template', () => {
    expect(html`<p title="${'"><script>'}">${['a & b', html`<b>${'<i>'}</b>`, null, false, 0]}</p>`.markup).toBe('<p title="&quot;&gt;&lt;script&gt;">a &amp; b<b>&lt;i&gt;</b>0</p>');
    expect(escapeHtml("it's")).toBe('it&#39;s');
  });

  it('writes JSON that cannot close its script', () => {
    const { markup } = jsonScript({ text: '</script><script>alert(1)</script>' });
    expect(markup).not.toContain('<');
    expect(JSON.parse(markup)).toEqual({ text: '</script><script>alert(1)</script>' });
  });

  it('makes ids of letters, digits and hyphens', () => {
    expect(slug('loss.lm.geometric')).toBe('loss-lm-geometric');
    expect(slug(' 5-anonymous! ')).toBe('5-anonymous');
  });
});

describe('tables', () => {
  const data = { caption: 'People', columns: ['group', 'people'], rows: [['a, "b"', { key: 'k', text: '1,234' }], ['=1+1', { key: 'l', text: '5' }]] };

  it('scopes its headers, names its region and keys its numbers', () => {
    const { markup } = dataTable(data, 'Data');
    expect(markup).toContain('role="region" aria-label="Data" tabindex="0"');
    expect(markup).toContain('<th scope="col">group</th><th scope="col" class="numeric">people</th>');
    expect(markup).toContain('<th scope="row">a, &quot;b&quot;</th><td class="numeric"><span class="number" data-key="k">1,234</span></td>');
  });

  it('writes RFC 4180 and defuses what a spreadsheet would run', () => {
    expect(csv(data)).toBe('group,people\r\n"a, ""b""","1,234"\r\n\'=1+1,5\r\n');
  });
});
