//! The JSON Schemas of a bank's files, made from the types that read them.
