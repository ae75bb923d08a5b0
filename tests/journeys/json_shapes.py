"""Checks a JSON document against the part of JSON Schema that our OpenAPI uses."""
import re


def wrong_in(value, schema, components, path="$"):
    """The first place where the document differs from the schema; None when it fits."""
    if "$ref" in schema:
        return wrong_in(value, components[schema["$ref"].rsplit("/", 1)[1]], components, path)
    if "anyOf" in schema:
        found = [wrong_in(value, one, components, path) for one in schema["anyOf"]]
        return None if None in found else found[0]
    kinds = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict, "null": type(None)}
    kind = schema.get("type")
    if kind and (not isinstance(value, kinds[kind]) or (kind in ("integer", "number") and isinstance(value, bool))):
        return f"{path}: {value!r:.80} is no {kind}"
    if "enum" in schema and value not in schema["enum"]:
        return f"{path}: {value!r} is none of {schema['enum']}"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        return f"{path}: {value!r} does not match {schema['pattern']}"
    if schema.get("format") == "date" and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return f"{path}: {value!r} is no day"
    if schema.get("format") == "date-time" and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d", value):
        return f"{path}: {value!r} is no moment"
    if kind == "array":
        for index, item in enumerate(value):
            if wrong := wrong_in(item, schema.get("items", {}), components, f"{path}[{index}]"):
                return wrong
    if kind == "object":
        for name in schema.get("required", []):
            if name not in value:
                return f"{path}.{name} is missing"
        for name, item in value.items():
            inner = schema.get("properties", {}).get(name, schema.get("additionalProperties"))
            if inner is None and "properties" in schema:
                return f"{path}.{name} is not described"
            if wrong := wrong_in(item, inner or {}, components, f"{path}.{name}"):
                return wrong
    return None
