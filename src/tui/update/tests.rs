//! Every command as (before, keys, after).
