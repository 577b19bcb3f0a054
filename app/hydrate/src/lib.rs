//! What the browser runs: wakes the islands of a page that the server rendered.

extern crate app;

/// Called by the page once the module has been loaded.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
