//! What a first visit carries: the page as it is sent compressed, and every file that it names.

use std::net::SocketAddr;

use anyhow::{Result, ensure};

use crate::{client::Client, prepare::COURSE, table::Figure};

/// Bytes and requests of a page.
struct Weight {
    bytes: usize,
    requests: usize,
    script_bytes: usize,
}

/// Measures the pages that the marks are set for.
pub async fn measure(address: SocketAddr, token: &str, figures: &mut Vec<Figure>) -> Result<()> {
    let lesson = weigh(address, &format!("/courses/{COURSE}/lessons/{}", first_lesson(address).await?), None).await?;
    figures.push(Figure::at_most("bytes, lesson page with stylesheet and fonts", kilo(lesson.bytes), 60.0, "kB"));
    figures.push(Figure::at_most("script on a lesson page", kilo(lesson.script_bytes), 0.0, "kB"));
    for (name, path, session) in [("home", "/", None), ("course", "/courses/cyber-awareness", Some(token))] {
        let page = weigh(address, path, session).await?;
        figures.push(Figure::at_most(&format!("bytes, first load of {name}"), kilo(page.bytes), 160.0, "kB"));
        figures.push(Figure::at_most(&format!("requests, first load of {name}"), page.requests as f64, 8.0, ""));
    }
    let script = script(address).await?;
    figures.push(Figure::at_most("wasm and script of a page with islands", kilo(script), 80.0, "kB"));
    Ok(())
}

fn kilo(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}

async fn first_lesson(address: SocketAddr) -> Result<String> {
    let page = fetch(address, &format!("/courses/{COURSE}"), None, false).await?;
    let page = String::from_utf8_lossy(&page).into_owned();
    let mark = format!("/courses/{COURSE}/lessons/");
    let start = page.find(&mark).map(|place| place + mark.len());
    ensure!(start.is_some(), "the course page names no lesson");
    Ok(page[start.unwrap_or(0)..].split(['"', '#', '?']).next().unwrap_or_default().to_owned())
}

async fn weigh(address: SocketAddr, path: &str, session: Option<&str>) -> Result<Weight> {
    let plain = fetch(address, path, session, false).await?;
    let plain = String::from_utf8_lossy(&plain).into_owned();
    let mut weight = Weight { bytes: fetch(address, path, session, true).await?.len(), requests: 1, script_bytes: 0 };
    let mut seen = std::collections::BTreeSet::new();
    for quoted in plain.split('"') {
        let is_file =
            ["/assets/", "/fonts/", "/pkg/"].iter().any(|folder| quoted.starts_with(folder)) || quoted.contains("/media/");
        if is_file && seen.insert(quoted) {
            let length = fetch(address, quoted, session, true).await?.len();
            weight.bytes += length;
            weight.requests += 1;
            weight.script_bytes += if quoted.starts_with("/pkg/") { length } else { 0 };
        }
    }
    Ok(weight)
}

/// The files under /pkg, which pages with islands load.
async fn script(address: SocketAddr) -> Result<usize> {
    let name = std::fs::read_to_string(site().join("site.json"))?;
    let site: serde_json::Value = serde_json::from_str(&name)?;
    let name = site["output_name"].as_str().unwrap_or_default().to_owned();
    let mut bytes = 0;
    for file in [format!("/pkg/{name}.js"), format!("/pkg/{name}_bg.wasm")] {
        bytes += fetch(address, &file, None, true).await?.len();
    }
    Ok(bytes)
}

fn site() -> std::path::PathBuf {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), std::path::PathBuf::from).join("site")
}

async fn fetch(address: SocketAddr, path: &str, session: Option<&str>, compressed: bool) -> Result<Vec<u8>> {
    let cookie = session.map(|token| format!("cookie: thaksa={token}\r\n")).unwrap_or_default();
    let accept = if compressed { "accept-encoding: br\r\n" } else { "" };
    let request = format!("GET {path} HTTP/1.1\r\nhost: bench\r\n{cookie}{accept}\r\n");
    let reply = Client::connect(address).await?.send(request.as_bytes()).await?;
    ensure!(reply.status == 200, "{path} gave {}", reply.status);
    Ok(reply.body)
}
