"""Scores the same files with nervaluate and compares every number.

usage: nervaluate_check.py GOLD.jsonl PREDICTED.jsonl SCORES.json

SCORES.json is what Assay's JSON report says of the two files. Prints one line for each number that
differs, then how many were compared; exits with 1 where any differs. Numbers must be equal as doubles.
"""

import json
import sys

from nervaluate import Evaluator

FIELDS = ["title", "abstract"]
SCHEMES = {"strict": "strict", "exact": "exact", "partial": "partial", "type": "ent_type"}


def documents(path, ids=None):
    """One document for each field of each paper; nervaluate's ends are inclusive."""
    with open(path, encoding="utf-8") as lines:
        papers = {paper["id"]: paper for paper in map(json.loads, lines)}
    ids = ids or list(papers)
    return ids, [
        [
            {"label": m["type"], "start": m["start"], "end": m["end"] - 1}
            for m in papers.get(identifier, {"mentions": []})["mentions"]
            if m["field"] == field
        ]
        for identifier in ids
        for field in FIELDS
    ]


def main():
    gold_path, predicted_path, scores_path = sys.argv[1:4]
    ids, gold = documents(gold_path)
    _, predicted = documents(predicted_path, ids)
    with open(scores_path, encoding="utf-8") as file:
        scores = {score["name"]: score for score in json.load(file)["scores"]}
    shipped = {"dataset", "metric", "model", "task", "quantity", "link"}
    tags = sorted(shipped | {m["label"] for document in gold for m in document})
    results = Evaluator(gold, predicted, tags=tags, loader="dict").evaluate()

    compared = differing = 0
    rows = [("overall", results["overall"])] + sorted(results["entities"].items())
    for name, by_scheme in rows:
        for scheme, key in SCHEMES.items():
            theirs = by_scheme[key]
            ours = scores.pop(f"{name}.{scheme}", None)
            for measure in ["correct", "incorrect", "partial", "missed", "spurious", "precision", "recall", "f1"]:
                own = "missing" if measure == "missed" else measure
                compared += 1
                if ours is None or ours[own] != getattr(theirs, measure):
                    differing += 1
                    print(f"{name}.{scheme} {measure}: {ours and ours[own]!r}, nervaluate {getattr(theirs, measure)!r}")
    for scheme, key in SCHEMES.items():
        sums = {
            own: sum(getattr(by_scheme[key], theirs) for by_scheme in results["entities"].values())
            for own, theirs in [("correct", "correct"), ("missing", "missed"), ("spurious", "spurious")]
        }
        ours = scores.pop(f"micro.{scheme}")
        scores.pop(f"macro.{scheme}")
        for own, theirs in sums.items():
            compared += 1
            if ours[own] != theirs:
                differing += 1
                print(f"micro.{scheme} {own}: {ours[own]}, nervaluate's sum {theirs}")
    for name in scores:
        if name.rsplit(".", 1)[-1] in SCHEMES:
            differing += 1
            print(f"{name}: nervaluate has no such row")
    print(f"{compared} numbers compared")
    sys.exit(1 if differing else 0)


main()
