//! The real program.

use std::{
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::Duration,
};

use tests::{Person, TestApp};

/// A running `thaksa serve`.
pub struct Process {
    child: Child,
    address: String,
    port: u16,
}

impl Process {
    /// Starts it on a free port, on the database and folder of an app that is there to look at them.
    pub async fn start(app: &TestApp) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port is free").port();
        Self::start_at(app, port).await
    }

    /// Starts it again where it was, and waits until it answers.
    pub async fn start_at(app: &TestApp, port: u16) -> Self {
        let address = format!("http://127.0.0.1:{port}");
        let child = Command::new(program())
            .arg("serve")
            .env_clear()
            .env("THAKSA_ADDR", format!("127.0.0.1:{port}"))
            .env("THAKSA_DATA_DIR", app.data_dir())
            .env("THAKSA_DATABASE_URL", app.database_url())
            .env("THAKSA_SITE_DIR", &*app.state().leptos.site_root)
            .env("THAKSA_TRUSTED_PROXIES", "1")
            .env("RUST_LOG", "off")
            .stdout(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut process = Self { child, address, port };
        process.wait().await;
        process
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    pub const fn port(&self) -> u16 {
        self.port
    }

    /// `kill -9`: it has no time to finish anything.
    pub fn kill(&mut self) {
        self.child.kill().expect("it was running");
        self.child.wait().expect("it ends");
    }

    async fn wait(&mut self) {
        let visitor = Person::visiting(&self.address);
        for _ in 0..600 {
            if let Ok(page) = visitor.try_send(visitor.request("GET", "/help"), Vec::new()).await
                && page.status() == 200
            {
                return;
            }
            let ended = self.child.try_wait().expect("it can be asked");
            assert!(ended.is_none(), "the program ended by itself: {ended:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the program does not answer after thirty seconds");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What cargo has built beside this test.
fn program() -> PathBuf {
    let test = std::env::current_exe().expect("a running program has a path");
    let program = test.ancestors().nth(2).expect("tests are built two folders deep").join("thaksa");
    assert!(program.is_file(), "there is no {}; `cargo build` makes it", program.display());
    program
}
