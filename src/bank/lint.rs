//! What is worth a look in a bank that loads.
