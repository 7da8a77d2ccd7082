"""Rates of Anonymeter 1.1.0 (numpy 1.26.4, pandas 3.0.6) on Adult, for anonymeter-adult.json.

python anonymeter-adult.py adult.csv > anonymeter-adult.json

Members, strangers and released rows are told by their line in the file, so that any program takes the same; the
release without signal moves column j down by 1009 j rows. Singling out is left out: its rates are over predicates
asked for, ours over people.
"""
import json
import sys

import numpy as np
import pandas as pd
from anonymeter.evaluators import InferenceEvaluator, LinkabilityEvaluator

table = pd.read_csv(sys.argv[1], sep=";")
for column in table.columns:
    if column != "age":
        table[column] = table[column].astype(object)
line = np.arange(len(table))
strangers, members, released = (table[line % m == r].reset_index(drop=True) for m, r in ((30, 0), (30, 1), (3, 1)))
moved = pd.DataFrame({column: np.roll(released[column].to_numpy(), 1009 * j) for j, column in enumerate(released.columns)})
known = ["sex", "age", "race", "marital-status", "education", "native-country", "workclass"]
attacks = min(len(members), len(strangers))


def rates(evaluator):
    evaluator.evaluate()
    found = evaluator.results()
    risk = found.risk()
    return {"attack": found.attack_rate.value, "control": found.control_rate.value, "risk": risk.value, "interval": list(risk.ci)}


answer = {}
for name, release in (("raw", released), ("moved", moved)):
    np.random.seed(5)
    tables = {"ori": members, "syn": release, "control": strangers, "n_attacks": attacks}
    answer[name] = {
        "linkability": rates(LinkabilityEvaluator(**tables, aux_cols=(known[0::2], known[1::2]), n_neighbors=1)),
        **{secret: rates(InferenceEvaluator(**tables, aux_cols=known, secret=secret, regression=False)) for secret in ("occupation", "salary-class")},
    }
print(json.dumps(answer, indent=2))
