/// The JSON Schema (draft 2020-12) of a record, as `assay schema` prints it.
public enum RecordSchema {
  /// The schema's text, ready to print.
  ///
  /// It holds for what this version writes; what it reads may have more keys and fewer.
  public static let json = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:assay:schema:assay-1",
      "title": "Assay record",
      "description": "What Assay knows of one paper of a listing: the paper, and what the rules found in it. Keys that are not required are left out when unknown. Offsets count Unicode scalar values (code points), half-open, so that record[field][start:end] == text in Python.",
      "type": "object",
      "required": ["schema", "id", "title", "abstract", "mentions", "entities", "results", "facts"],
      "additionalProperties": false,
      "properties": {
        "schema": {"const": "assay/1", "description": "The name and version of this schema."},
        "id": {"type": "string", "minLength": 1, "description": "A stable identifier, such as arxiv:2407.21784, or one made from the adapter and the paper's place in the input."},
        "source": {"$ref": "#/$defs/source"},
        "title": {"type": "string", "description": "The title, cleaned of markup; empty where the listing has none."},
        "abstract": {"type": "string", "description": "The abstract, cleaned of markup; one blank line separates paragraphs; empty where the listing has none."},
        "authors": {"type": "array", "minItems": 1, "items": {"type": "string"}, "description": "The authors' names in the listing's order and spelling."},
        "date": {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", "description": "The date as ISO 8601, as precise as the listing gives it."},
        "url": {"type": "string", "minLength": 1, "description": "The page of the paper."},
        "venue": {"type": "string", "minLength": 1, "description": "The journal, conference or category."},
        "links": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/paperLink"}, "description": "Links that the listing gives beside the text."},
        "mentions": {"type": "array", "items": {"$ref": "#/$defs/mention"}, "description": "The mentions, in the order of fields and offsets."},
        "entities": {"type": "array", "items": {"$ref": "#/$defs/entity"}, "description": "The mentions grouped by what they name."},
        "results": {"type": "array", "items": {"$ref": "#/$defs/result"}, "description": "The reported values."},
        "facts": {"$ref": "#/$defs/facts"},
        "provenance": {"$ref": "#/$defs/provenance"}
      },
      "$defs": {
        "provenance": {
          "description": "What made the record, where --provenance asked for it.",
          "type": "object",
          "required": ["version", "input", "rules"],
          "additionalProperties": false,
          "properties": {
            "version": {"type": "string", "minLength": 1, "description": "The version of Assay."},
            "input": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$", "description": "The hash of the input's bytes as they were on the disk."},
            "rules": {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}, "description": "The hash of each pack with its lexicons, of all adapters (listings) and of the measured confidence."}
          }
        },
        "source": {
          "description": "Where the paper stood.",
          "type": "object",
          "required": ["input", "index", "adapter"],
          "additionalProperties": false,
          "properties": {
            "input": {"type": "string", "description": "The input as the user named it; - for standard input."},
            "index": {"type": "integer", "minimum": 0, "description": "The paper's place among those of the input, from 0."},
            "adapter": {"type": "string", "minLength": 1, "description": "The id of the adapter that read it."}
          }
        },
        "paperLink": {
          "description": "A link that the listing gives beside the text.",
          "type": "object",
          "required": ["url"],
          "additionalProperties": false,
          "properties": {
            "url": {"type": "string", "minLength": 1, "description": "The address, resolved against the page's base."},
            "text": {"type": "string", "minLength": 1, "description": "The anchor text."},
            "role": {"type": "string", "minLength": 1, "description": "What the listing says it is: code, data, model, demo, project, paper."}
          }
        },
        "mention": {
          "description": "A stretch of a field that names something, with the rule that found it.",
          "type": "object",
          "required": ["id", "type", "field", "start", "end", "text"],
          "additionalProperties": false,
          "properties": {
            "id": {"type": "string", "pattern": "^m[0-9]+$", "description": "The mention's id, unique in its record."},
            "type": {"type": "string", "minLength": 1, "description": "dataset, metric, model, task, quantity, link, or a type that a rule pack adds."},
            "field": {"type": "string", "minLength": 1, "description": "The field that the offsets refer to: title, abstract."},
            "start": {"type": "integer", "minimum": 0, "description": "Where the span begins, in Unicode scalars."},
            "end": {"type": "integer", "minimum": 0, "description": "Where the span ends, in Unicode scalars; the one at this offset is no part of it."},
            "text": {"type": "string", "minLength": 1, "description": "The characters of the span."},
            "canonical": {"type": "string", "minLength": 1, "description": "The name's canonical form, where a lexicon or the paper gives one."},
            "value": {"type": "number", "description": "The number of a quantity, with its scale applied."},
            "low": {"type": "number", "description": "The lower end of a range."},
            "high": {"type": "number", "description": "The upper end of a range."},
            "unit": {"type": "string", "minLength": 1, "description": "percent, point, times, byte, second, token, parameter, …, or the counted noun in the singular."},
            "comparator": {"$ref": "#/$defs/comparator"},
            "url": {"type": "string", "minLength": 1, "description": "The address of a link, normalised, with its scheme."},
            "kind": {"type": "string", "minLength": 1, "description": "The kind of a link: github, gitlab, huggingface, arxiv, doi, web."},
            "owner": {"type": "string", "minLength": 1, "description": "The account that a repository belongs to."},
            "name": {"type": "string", "minLength": 1, "description": "The repository's name."},
            "role": {"type": "string", "minLength": 1, "description": "What the text says a link is: code, data, model, demo, project."},
            "attributes": {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}, "description": "Attributes that the rule or the lexicon row set, by name."},
            "rule": {"type": "string", "minLength": 1, "description": "The rule that found it, as pack/id."},
            "confidence": {"$ref": "#/$defs/confidence"}
          }
        },
        "entity": {
          "description": "One thing that the paper names, with all the places where it does.",
          "type": "object",
          "required": ["type", "canonical", "mentions"],
          "additionalProperties": false,
          "properties": {
            "type": {"type": "string", "minLength": 1, "description": "The type of its mentions."},
            "canonical": {"type": "string", "minLength": 1, "description": "Its canonical name."},
            "mentions": {"type": "array", "minItems": 1, "items": {"type": "string"}, "description": "The ids of its mentions."}
          }
        },
        "result": {
          "description": "One reported value of one measure. Arguments are ids of mentions, null where the text states none.",
          "type": "object",
          "required": ["metric", "value", "dataset", "model", "task", "kind"],
          "additionalProperties": false,
          "properties": {
            "metric": {"type": ["string", "null"], "description": "The measure."},
            "value": {"type": "string", "description": "The reported number."},
            "dataset": {"type": ["string", "null"], "description": "What it was measured on."},
            "model": {"type": ["string", "null"], "description": "What was measured."},
            "task": {"type": ["string", "null"], "description": "What it was measured at."},
            "kind": {"enum": ["score", "delta", "relative"], "description": "score: an absolute value; delta: a difference in the measure's own unit or in points; relative: a relative change or a ratio."},
            "comparator": {"$ref": "#/$defs/comparator"},
            "baseline": {
              "description": "What the value is set against.",
              "type": "object",
              "minProperties": 1,
              "additionalProperties": false,
              "properties": {
                "model": {"type": "string", "description": "The model that reached it."},
                "value": {"type": "string", "description": "Its value."}
              }
            },
            "rule": {"type": "string", "minLength": 1, "description": "The rule that found it, as pack/id."},
            "confidence": {"$ref": "#/$defs/confidence"}
          }
        },
        "facts": {
          "description": "What the paper says of itself.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "code": {"type": "string", "minLength": 1, "description": "The link that the paper gives as its own code, data or model release."},
            "proposes": {"type": "array", "minItems": 1, "items": {"type": "string"}, "description": "The names of what the paper itself introduces."}
          }
        },
        "comparator": {"type": "string", "minLength": 1, "description": "up to, at least, over, under, or about."},
        "confidence": {"type": "number", "minimum": 0, "maximum": 1, "description": "The rule's measured precision, where it has been measured."}
      }
    }
    """#
}
