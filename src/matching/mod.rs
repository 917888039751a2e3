//! Ranking a bank's wordings for a question, and judging what a match is worth. This room knows no spreadsheet.
