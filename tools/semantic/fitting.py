"""Fits vectors of pieces so that sums of them are alike where texts are, by Adam (Kingma and Ba 2015)."""

import numpy as np


class Fitting:
    """Vectors of pieces, one a row, and how far Adam has come with each."""

    def __init__(self, vectors, seed):
        self.vectors = vectors
        self.first, self.second = np.zeros_like(vectors), np.zeros_like(vectors)
        self.draw = np.random.Generator(np.random.PCG64(seed))

    def slope(self, texts, left_out, apart):
        """How a loss changes with the vectors, for texts given as rows of their pieces, and the loss.

        A share of the pieces is left out by chance, so that none leans on all others. `apart` takes the texts' directions
        and gives the slope of the loss by each, and the loss.
        """
        flat = np.concatenate(texts)
        lengths = np.array([len(text) for text in texts])
        seen = (self.draw.random(len(flat)) > left_out).astype(np.float32)[:, None]
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        sums = np.add.reduceat(self.vectors[flat] * seen, starts, axis=0)
        norms = np.linalg.norm(sums, axis=1, keepdims=True) + np.float32(1e-9)
        units = sums / norms
        pull, loss = apart(units)
        pull = (pull - (pull * units).sum(1, keepdims=True) * units) / norms
        slope = np.zeros_like(self.vectors)
        np.add.at(slope, flat, pull[np.repeat(np.arange(len(texts)), lengths)] * seen)
        return slope, np.unique(flat), loss

    def step(self, rate, slope, touched):
        """Moves the vectors of the pieces that were touched, against the slope."""
        slope = slope[touched]
        self.first[touched] = 0.9 * self.first[touched] + 0.1 * slope
        self.second[touched] = 0.99 * self.second[touched] + 0.01 * slope * slope
        self.vectors[touched] -= rate * self.first[touched] / (np.sqrt(self.second[touched]) + 1e-8)


def likeness(wanted):
    """Half the squared difference of the texts' cosines from those of the vectors that are wanted."""

    def apart(units):
        off = units @ units.T - wanted @ wanted.T
        np.fill_diagonal(off, 0)
        return (off + off.T) @ units / len(units), float((off * off).mean())

    return apart


def belonging(matters, sharpness):
    """Minus the mean logarithm of the share that texts of a text's own matter have among all others (Khosla et al. 2020)."""
    own = (matters[:, None] == matters[None, :]) & ~np.eye(len(matters), dtype=bool)
    share = (own / own.sum(1, keepdims=True)).astype(np.float32)

    def apart(units):
        likeness = units @ units.T * np.float32(sharpness)
        np.fill_diagonal(likeness, -np.inf)
        odds = np.exp(likeness - likeness.max(1, keepdims=True))
        odds /= odds.sum(1, keepdims=True)
        slope = (odds - share) * np.float32(sharpness / len(units))
        return (slope + slope.T) @ units, float(-(share * np.log(odds + np.float32(1e-12))).sum(1).mean())

    return apart
