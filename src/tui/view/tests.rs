//! The main screens.
