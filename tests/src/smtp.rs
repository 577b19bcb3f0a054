//! A mail server on a port of its own that does as a test tells it, over real sockets, with TLS where asked.

mod authority;

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
    time::sleep,
};
use tokio_rustls::TlsAcceptor;

use authority::Authority;

/// How the server speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaks {
    Plain,
    /// Plain, and TLS when asked; then it wants to know who is there.
    StartTls,
    /// TLS from the first byte; it wants to know who is there.
    Tls,
}

/// What the server does with the next letter. Without a plan it takes it.
#[derive(Clone, Copy, Debug)]
pub enum Turn {
    Take,
    /// Gives this answer to the recipient's name.
    RefuseRecipient(&'static str),
    /// Reads the letter and gives this answer to it.
    RefuseLetter(&'static str),
    /// Hangs up after the first lines of the letter.
    HangUp,
    /// Reads the letter and takes it only after so long.
    TakeAfter(Duration),
}

/// A letter as it came over the wire.
#[derive(Clone, Debug)]
pub struct Received {
    pub from: String,
    pub to: String,
    pub data: Vec<u8>,
    /// Whether the server said that it took it.
    pub taken: bool,
}

#[derive(Default)]
struct Book {
    plan: VecDeque<Turn>,
    greeting: Option<&'static str>,
    received: Vec<Received>,
    connections: usize,
    signed_in: Vec<String>,
}

/// The server; gone when it is dropped.
pub struct SmtpServer {
    port: u16,
    speaks: Speaks,
    authority: Authority,
    book: Arc<Mutex<Book>>,
    task: JoinHandle<()>,
}

impl SmtpServer {
    /// Starts one on a free port.
    pub async fn start() -> Self {
        Self::speaking(Speaks::Plain).await
    }

    /// Starts one on a free port that speaks TLS or not.
    pub async fn speaking(speaks: Speaks) -> Self {
        Self::listen(TcpListener::bind("127.0.0.1:0").await.expect("a port is free"), speaks)
    }

    /// Starts one on a port that was found free before.
    pub async fn start_on(port: u16) -> Self {
        Self::listen(TcpListener::bind(("127.0.0.1", port)).await.expect("the port is still free"), Speaks::Plain)
    }

    fn listen(listener: TcpListener, speaks: Speaks) -> Self {
        let port = listener.local_addr().expect("it is bound").port();
        let (book, authority) = (Arc::<Mutex<Book>>::default(), Authority::new());
        let house = House { book: book.clone(), speaks, tls: authority.acceptor() };
        let task = tokio::spawn(accept(listener, house));
        Self { port, speaks, authority, book, task }
    }

    /// Its address as the configuration takes it, with the password that it takes where it wants one.
    pub fn url(&self) -> String {
        match self.speaks {
            Speaks::Plain => format!("smtp://127.0.0.1:{}", self.port),
            Speaks::StartTls => format!("smtp://thaksa:s%3Acret@127.0.0.1:{}?tls=required", self.port),
            Speaks::Tls => format!("smtps://thaksa:s%3Acret@127.0.0.1:{}", self.port),
        }
    }

    /// The port that it listens on.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The certificate, in PEM, of whoever vouches for the server.
    pub fn authority(&self) -> String {
        self.authority.pem()
    }

    /// What clients gave to sign in, in base64, right or wrong.
    pub fn signed_in(&self) -> Vec<String> {
        self.book().signed_in.clone()
    }

    /// What to do with the next letters.
    pub fn plan(&self, turns: impl IntoIterator<Item = Turn>) {
        self.book().plan.extend(turns);
    }

    /// Greets whoever connects with this answer.
    pub fn greet(&self, answer: Option<&'static str>) {
        self.book().greeting = answer;
    }

    /// Every letter whose text came through, taken or not.
    pub fn received(&self) -> Vec<Received> {
        self.book().received.clone()
    }

    /// The letters that the server took.
    pub fn taken(&self) -> Vec<Received> {
        self.received().into_iter().filter(|letter| letter.taken).collect()
    }

    /// How often somebody connected.
    pub fn connections(&self) -> usize {
        self.book().connections
    }

    fn book(&self) -> std::sync::MutexGuard<'_, Book> {
        self.book.lock().expect("nobody panics while holding it")
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// What all conversations share.
#[derive(Clone)]
struct House {
    book: Arc<Mutex<Book>>,
    speaks: Speaks,
    tls: TlsAcceptor,
}

impl House {
    fn book(&self) -> std::sync::MutexGuard<'_, Book> {
        self.book.lock().expect("nobody panics while holding it")
    }
}

async fn accept(listener: TcpListener, house: House) {
    // Conversations end with the server: they are aborted with this set.
    let mut conversations = tokio::task::JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        // A client that hangs up is what some tests are about.
        let house = house.clone();
        conversations.spawn(async move {
            let _ = hold(stream, house).await;
        });
    }
}

async fn hold(stream: TcpStream, house: House) -> std::io::Result<()> {
    let wrapped = house.speaks == Speaks::Tls;
    let wire: Box<dyn Wire> = if wrapped { Box::new(house.tls.accept(stream).await?) } else { Box::new(stream) };
    Conversation { wire: BufReader::new(wire), house, secure: wrapped }.hold().await
}

/// A connection, secured or not.
trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Wire for T {}

struct Conversation {
    wire: BufReader<Box<dyn Wire>>,
    house: House,
    secure: bool,
}

impl Conversation {
    async fn hold(mut self) -> std::io::Result<()> {
        let greeting = {
            let mut book = self.house.book();
            book.connections += 1;
            book.greeting
        };
        self.say(greeting.unwrap_or("220 test ESMTP")).await?;
        let (mut from, mut to, mut turn) = (String::new(), String::new(), Turn::Take);
        while greeting.is_none() {
            let line = self.line().await?;
            let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" => self.say(self.abilities()).await?,
                "STAR" => {
                    self.say("220 go on").await?;
                    self = self.secured().await?;
                }
                "AUTH" => {
                    let known = line == "AUTH PLAIN AHRoYWtzYQBzOmNyZXQ=";
                    self.house.book().signed_in.push(line);
                    self.say(if known { "235 2.7.0 welcome" } else { "535 5.7.8 who is that" }).await?;
                }
                "MAIL" => {
                    from = address(&line);
                    turn = self.house.book().plan.pop_front().unwrap_or(Turn::Take);
                    self.say("250 2.1.0 go on").await?;
                }
                "RCPT" => {
                    to = address(&line);
                    let answer = if let Turn::RefuseRecipient(answer) = turn { answer } else { "250 2.1.5 go on" };
                    self.say(answer).await?;
                }
                "DATA" => {
                    self.say("354 end with a dot").await?;
                    if !self.letter(&from, &to, turn).await? {
                        return Ok(());
                    }
                }
                "QUIT" => return self.say("221 bye").await,
                _ => self.say("250 well").await?,
            }
        }
        Ok(())
    }

    const fn abilities(&self) -> &'static str {
        match (self.house.speaks, self.secure) {
            (Speaks::StartTls, false) => "250-test\r\n250-STARTTLS\r\n250 8BITMIME",
            (_, true) => "250-test\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME",
            (_, false) => "250-test\r\n250 8BITMIME",
        }
    }

    async fn secured(self) -> std::io::Result<Self> {
        let wire: Box<dyn Wire> = Box::new(self.house.tls.accept(self.wire.into_inner()).await?);
        Ok(Self { wire: BufReader::new(wire), house: self.house, secure: true })
    }

    /// Reads a letter and answers; says whether the conversation goes on.
    async fn letter(&mut self, from: &str, to: &str, turn: Turn) -> std::io::Result<bool> {
        let mut data = Vec::new();
        loop {
            let line = self.line().await?;
            if matches!(turn, Turn::HangUp) && data.len() > 200 {
                return Ok(false);
            }
            if line == "." {
                break;
            }
            data.extend_from_slice(line.strip_prefix('.').unwrap_or(&line).as_bytes());
            data.extend_from_slice(b"\r\n");
        }
        let (answer, taken) = match turn {
            Turn::RefuseLetter(answer) => (answer, false),
            Turn::TakeAfter(pause) => {
                sleep(pause).await;
                ("250 2.0.0 taken at last", true)
            }
            _ => ("250 2.0.0 taken", true),
        };
        self.house.book().received.push(Received { from: from.to_owned(), to: to.to_owned(), data, taken });
        self.say(answer).await?;
        Ok(true)
    }

    async fn line(&mut self) -> std::io::Result<String> {
        let mut line = String::new();
        if self.wire.read_line(&mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end_matches(['\r', '\n']).to_owned())
    }

    async fn say(&mut self, answer: &str) -> std::io::Result<()> {
        self.wire.get_mut().write_all(format!("{answer}\r\n").as_bytes()).await?;
        self.wire.get_mut().flush().await
    }
}

/// What stands between `<` and `>`.
fn address(line: &str) -> String {
    let inner = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inner.map(|(address, _)| address.to_owned()).unwrap_or_default()
}
