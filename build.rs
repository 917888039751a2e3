//! Tells cargo that the embedded templates are part of the program: a file added there rebuilds it.

fn main() {
    println!("cargo:rerun-if-changed=templates");
}
