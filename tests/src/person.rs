//! Somebody with a browser: it keeps cookies, follows nothing by itself, and says where its requests come from.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use app::id::{AccountId, PersonId};
use ureq::{Agent, http};

use crate::{form::Form, page::Page};

/// Who acts, where somebody is signed in.
#[derive(Clone, Debug)]
pub struct Acting {
    pub person: PersonId,
    pub account: AccountId,
    pub email: String,
}

/// A browser. A clone is another tab of the same.
#[derive(Clone)]
pub struct Person {
    agent: Agent,
    address: String,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    who: Option<Acting>,
}

impl Person {
    pub(crate) fn new(address: &str, who: Option<Acting>) -> Self {
        let config = Agent::config_builder().http_status_as_error(false).max_redirects(0).max_redirects_will_error(false).build();
        Self { agent: config.into(), address: address.to_owned(), cookies: Arc::default(), who }
    }

    /// A browser that visits a server which the test has started by other means.
    pub fn visiting(address: &str) -> Self {
        Self::new(address, None)
    }

    /// Her id. Panics for a visitor.
    pub fn id(&self) -> PersonId {
        self.acting().person
    }

    /// The id of her account. Panics for a visitor.
    pub fn account(&self) -> AccountId {
        self.acting().account
    }

    /// Her e-mail address. Panics for a visitor.
    pub fn email(&self) -> &str {
        &self.acting().email
    }

    fn acting(&self) -> &Acting {
        self.who.as_ref().expect("a visitor is nobody yet")
    }

    /// Opens an address; a redirect is handed back, not followed.
    pub async fn get(&self, path: &str) -> Page {
        self.send(self.request("GET", path), Vec::new()).await
    }

    /// Opens an address and goes wherever it leads.
    pub async fn opens(&self, path: &str) -> Page {
        let page = self.get(path).await;
        self.follow(page).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = serde_urlencoded::to_string(fields).expect("pairs of text can be encoded");
        self.post_bytes(path, "application/x-www-form-urlencoded", body.into_bytes()).await
    }

    /// Sends any body.
    pub async fn post_bytes(&self, path: &str, content_type: &str, body: Vec<u8>) -> Page {
        let request = self.request("POST", path).header("content-type", content_type).header("sec-fetch-site", "same-origin");
        self.send(request, body).await
    }

    /// Sends a form with a file.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Page {
        const BOUNDARY: &str = "----thaksa-test-0d9f2c";
        let (name, file_name, content) = file;
        let mut body = Vec::new();
        for (field, value) in fields {
            body.extend(format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").bytes());
        }
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend_from_slice(content);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").bytes());
        self.post_bytes(path, &format!("multipart/form-data; boundary={BOUNDARY}"), body).await
    }

    /// Presses a button of a form as it stands on the page, with some fields filled in.
    pub async fn submits(&self, form: &Form, fields: &[(&str, &str)]) -> Page {
        let fields = form.filled(fields);
        let pairs: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        if form.is_post() {
            return self.post(form.action(), &pairs).await;
        }
        let query = serde_urlencoded::to_string(&pairs).expect("pairs of text can be encoded");
        self.get(&format!("{}?{query}", form.action())).await
    }

    /// Goes where a redirect leads, at most five times.
    pub async fn follow(&self, page: Page) -> Page {
        let mut page = page;
        for _ in 0..5 {
            let Some(to) = page.location().map(str::to_owned) else { return page };
            page = self.get(to.strip_prefix(&self.address).unwrap_or(&to)).await;
        }
        panic!("{} leads in a circle", page.path())
    }

    /// Any request, for what a browser would not send.
    pub fn request(&self, method: &str, path: &str) -> http::request::Builder {
        let cookies = self.cookies.lock().expect("nobody panics while holding it");
        let line = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let request = http::Request::builder().method(method).uri(format!("{}{path}", self.address));
        if line.is_empty() { request } else { request.header("cookie", line) }
    }

    /// Sends a request made by [`Person::request`].
    pub async fn send(&self, request: http::request::Builder, body: Vec<u8>) -> Page {
        let what = format!("{:?} {:?} with {} bytes", request.method_ref(), request.uri_ref(), body.len());
        self.try_send(request, body).await.unwrap_or_else(|error| panic!("{what} was not answered: {error}"))
    }

    /// Sends a request to a server that may be gone.
    pub async fn try_send(&self, request: http::request::Builder, body: Vec<u8>) -> Result<Page, ureq::Error> {
        let request = request.body(body)?;
        let (agent, path) = (self.agent.clone(), request.uri().path_and_query().map(ToString::to_string).unwrap_or_default());
        let sent = tokio::task::spawn_blocking(move || {
            let mut response = agent.run(request)?;
            let body = response.body_mut().with_config().limit(64 << 20).read_to_vec()?;
            Ok::<_, ureq::Error>(Page::new(path, response.status().as_u16(), response.headers().clone(), body))
        });
        let page = sent.await.expect("sending does not panic")?;
        for line in page.headers("set-cookie") {
            self.keep_cookie(line);
        }
        Ok(page)
    }

    /// Keeps a cookie as a `Set-Cookie` header brings it; one that is emptied or past its age is forgotten.
    pub fn keep_cookie(&self, line: &str) {
        let (pair, attributes) = line.split_once(';').unwrap_or((line, ""));
        let Some((name, value)) = pair.trim().split_once('=') else { return };
        let mut cookies = self.cookies.lock().expect("nobody panics while holding it");
        let over = value.is_empty() || attributes.to_ascii_lowercase().split(';').any(|part| part.trim() == "max-age=0");
        if over {
            cookies.remove(name);
        } else {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    /// The value of a cookie that she has.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().expect("nobody panics while holding it").get(name).cloned()
    }

    /// Loses all cookies, as if the browser were another.
    pub fn forget(&self) {
        self.cookies.lock().expect("nobody panics while holding it").clear();
    }
}
