"""WordPiece: as the sentence model cuts its texts, and as the program does (src/matching/vectors/pieces.rs)."""

import re
import unicodedata

LONGEST_WORD = 40  # characters; a longer word is left out


def words(text, vocabulary):
    """A text's words and the ids of their pieces as the program finds them: plain ASCII alone, what cannot be cut left out."""
    found = []
    for word in re.findall(r"[^\W_]+", text):
        if word.isascii() and len(word) <= LONGEST_WORD:
            cut = pieces(word.lower(), vocabulary)
            if cut:
                found.append((word.lower(), cut))
    return found


def is_plain(piece):
    """Whether the program has a use for a piece, or a pair of words."""
    return re.fullmatch(r"(##)?[a-z0-9]+|[a-z0-9]+ [a-z0-9]+", piece) is not None


def model_ids(text, vocabulary):
    """The ids of a text's pieces as the model was trained on: accents off, marks parted, the unknown marked."""
    found, word = [], ""
    for c in unicodedata.normalize("NFD", text.lower()) + " ":
        kind = unicodedata.category(c)
        if kind == "Mn":
            continue
        mark = kind.startswith("P") or (c.isascii() and not c.isalnum() and not c.isspace() and not kind.startswith("C"))
        if not (mark or c.isspace() or kind.startswith("C")):
            word += c
            continue
        for part in (word, c if mark else ""):
            if part:
                found.extend(pieces(part, vocabulary) or [vocabulary["[UNK]"]])
        word = ""
    return found


def pieces(word, vocabulary):
    """The ids of a word's pieces, the longest first; none where it cannot be spelled with them."""
    found, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = ("##" if start else "") + word[start:end]
            if piece in vocabulary:
                found.append(vocabulary[piece])
                break
        else:
            return []
        start = end
    return found
