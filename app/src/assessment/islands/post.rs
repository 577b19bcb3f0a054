//! Sending a form as the page does by itself.

use std::time::Duration;

use js_sys::{JSON, Reflect};
use leptos::prelude::{set_timeout_with_handle, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, Response};

/// How long an answer may take before it counts as lost and is sent again.
const PATIENCE: Duration = Duration::from_secs(12);

/// Sends a form and gives status and text of the answer, and whether the question is answered; nothing where no answer
/// came.
pub async fn post(address: &str, body: &str) -> Option<(u16, String, bool)> {
    let abort = AbortController::new().ok()?;
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_body(&JsValue::from_str(body));
    request.set_signal(Some(&abort.signal()));
    let late = set_timeout_with_handle(move || abort.abort(), PATIENCE).ok()?;
    let response = JsFuture::from(window().fetch_with_str_and_init(address, &request)).await;
    let response: Response = response.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(response.text().ok()?).await;
    late.clear();
    let told = text.ok()?.as_string().and_then(|text| JSON::parse(&text).ok()).unwrap_or_default();
    let words = Reflect::get(&told, &"text".into()).ok().and_then(|words| words.as_string());
    let is_complete = Reflect::get(&told, &"is_complete".into()).is_ok_and(|is_complete| is_complete.is_truthy());
    Some((response.status(), words.unwrap_or_default(), is_complete))
}
