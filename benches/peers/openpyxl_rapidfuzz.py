"""What people script today: openpyxl and rapidfuzz, told which columns hold questions and answers.

Usage: openpyxl_rapidfuzz.py IN OUT BANK QUESTION_COLUMN ANSWER_COLUMN
Every sheet's question column is matched against all the bank's wordings; what scores 80 or more is written.
"""

import json
import sys

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string
from rapidfuzz import fuzz, process


def main(source, target, bank, question_column, answer_column):
    with open(f"{bank}/controls.json", encoding="utf-8") as file:
        controls = json.load(file)
    answers = {}
    for control in controls:
        for question in control["questions"]:
            answers[question if isinstance(question, str) else question["ask"]] = control["answer"]
    wordings = list(answers)
    asked, answered = column_index_from_string(question_column), column_index_from_string(answer_column)
    workbook = load_workbook(source, keep_vba=source.endswith("m"))
    written = 0
    for sheet in workbook.worksheets:
        for row in range(1, sheet.max_row + 1):
            question = sheet.cell(row, asked).value
            if not isinstance(question, str) or len(question) < 15:
                continue
            found = process.extractOne(question, wordings, scorer=fuzz.token_set_ratio, score_cutoff=80)
            cell = sheet.cell(row, answered)
            if found and type(cell).__name__ != "MergedCell":
                cell.value = answers[found[0]]
                written += 1
    workbook.save(target)
    print(f"{written} answers")


if __name__ == "__main__":
    main(*sys.argv[1:])
