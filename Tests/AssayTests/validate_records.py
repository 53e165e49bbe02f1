"""Checks records as a user of them would: spans against their text, references, and the JSON Schema.

Usage: validate_records.py SCHEMA.json RECORDS.jsonl
"""
import json
import sys

schema_path, records_path = sys.argv[1:3]
schema = json.load(open(schema_path, encoding="utf-8"))
try:
    import jsonschema

    validator = jsonschema.Draft202012Validator(schema)
except ImportError:
    validator = None
    print("jsonschema is not installed: the schema is not checked")

count = spans = 0
for number, line in enumerate(open(records_path, encoding="utf-8"), 1):
    record = json.loads(line)
    count += 1
    ids = set()
    for mention in record["mentions"]:
        spans += 1
        ids.add(mention["id"])
        found = record[mention["field"]][mention["start"] : mention["end"]]
        assert found == mention["text"], f"line {number}: {mention} is not {found!r}"
    for entity in record["entities"]:
        assert ids.issuperset(entity["mentions"]), f"line {number}: {entity}"
    for result in record["results"]:
        for role in ("metric", "value", "dataset", "model", "task"):
            assert result[role] is None or result[role] in ids, f"line {number}: {result}"
    if validator:
        error = next(iter(validator.iter_errors(record)), None)
        assert error is None, f"line {number}: {error}"
print(f"{count} records and {spans} spans are in order")
