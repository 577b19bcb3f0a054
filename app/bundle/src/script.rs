//! The wasm and the script that loads it.

use std::{ffi::OsString, path::Path};

use anyhow::{Context, Result, anyhow};
use wasm_bindgen_cli_support::Bindgen;

use crate::{
    site::{self, Site},
    style::BROWSERS,
    tool,
};

/// What every browser of [`BROWSERS`] understands. `--all-features` would emit what none does.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Adds `pkg/<name>.js` and `pkg/<name>_bg.wasm` and returns the name, which is what Leptos calls
/// the output name. One hash covers both, since each works with its twin only.
pub fn add(site: &mut Site, app: &Path, work: &Path, wasm: &Path) -> Result<String> {
    bind(wasm, work)?;
    shrink_wasm(app, work)?;
    shrink_script(app, work)?;

    let script = read(&work.join("small.js"))?;
    let wasm = read(&work.join("small.wasm"))?;
    let name = format!("thaksa-{}", site::hash([&script, &wasm]));
    site.add(&format!("pkg/{name}.js"), script);
    site.add(&format!("pkg/{name}_bg.wasm"), wasm);
    Ok(name)
}

fn bind(wasm: &Path, work: &Path) -> Result<()> {
    let bound = Bindgen::new().input_path(wasm).out_name("thaksa").web(true).and_then(|bindgen| {
        bindgen
            .typescript(false)
            .remove_name_section(true)
            .remove_producers_section(true)
            .omit_default_module_path(true) // Leptos says where the wasm is
            .generate(work.join("bound"))
    });
    bound.map_err(|error| {
        anyhow!("wasm-bindgen cannot read {}: {error:#}\n(wasm-bindgen in Cargo.lock and wasm-bindgen-cli-support in app/bundle/Cargo.toml must be the same version)", wasm.display())
    })
}

fn shrink_wasm(app: &Path, work: &Path) -> Result<()> {
    let mut args: Vec<OsString> = WASM_FEATURES.iter().map(OsString::from).collect();
    args.extend([
        "-Oz".into(),
        work.join("bound/thaksa_bg.wasm").into_os_string(),
        "-o".into(),
        work.join("small.wasm").into_os_string(),
    ]);
    tool::run(app, "wasm-opt", args)
}

/// Bundling also takes in the snippets that a crate may bring, so there is one file to load.
fn shrink_script(app: &Path, work: &Path) -> Result<()> {
    let mut outfile = OsString::from("--outfile=");
    outfile.push(work.join("small.js"));
    tool::run(
        app,
        "esbuild",
        [
            work.join("bound/thaksa.js").into_os_string(),
            "--bundle".into(),
            "--minify".into(),
            "--format=esm".into(),
            BROWSERS.into(),
            "--log-level=warning".into(),
            outfile,
        ],
    )
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
