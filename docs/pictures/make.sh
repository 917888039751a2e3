#!/usr/bin/env bash
# Makes the pictures of the review screen anew from the program itself, on the shipped sample.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --release --quiet
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pyte==0.8.2
cp -r answers "$work/banks"
cp -r answers/wemalo "$work/answers"
cp templates/sample/customer-questionnaire.xlsx "$work/"
(cd "$work" && venv/bin/python "$OLDPWD/docs/pictures/make.py" "${VSQ:-$OLDPWD/target/release/vsq}" "$OLDPWD/docs/pictures")
