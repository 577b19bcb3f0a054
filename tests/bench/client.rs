//! A small HTTP client that keeps its connection: it must cost next to nothing beside the server that it measures.

use std::{io, net::SocketAddr};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

/// One connection.
pub struct Client {
    stream: BufReader<TcpStream>,
}

/// What came back.
pub struct Reply {
    pub status: u16,
    pub location: Option<String>,
    pub cookie: Option<String>,
    pub body: Vec<u8>,
}

impl Client {
    pub async fn connect(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::with_capacity(64 * 1024, stream) })
    }

    /// Sends a request that was put together before, and reads the whole answer.
    pub async fn send(&mut self, request: &[u8]) -> io::Result<Reply> {
        self.stream.get_mut().write_all(request).await?;
        let mut line = String::new();
        self.stream.read_line(&mut line).await?;
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
        let mut reply = Reply { status, location: None, cookie: None, body: Vec::new() };
        let mut length = Some(0);
        loop {
            line.clear();
            self.stream.read_line(&mut line).await?;
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            match name {
                "content-length" => length = value.parse().ok(),
                "transfer-encoding" => length = None,
                "location" => reply.location = Some(value.to_owned()),
                "set-cookie" => reply.cookie = reply.cookie.or_else(|| value.split(';').next().map(str::to_owned)),
                _ => {}
            }
        }
        reply.body = match length {
            Some(length) => self.exactly(length).await?,
            None => self.chunks().await?,
        };
        Ok(reply)
    }

    async fn exactly(&mut self, length: usize) -> io::Result<Vec<u8>> {
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).await?;
        Ok(body)
    }

    async fn chunks(&mut self) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let mut size = String::new();
            self.stream.read_line(&mut size).await?;
            let size = usize::from_str_radix(size.trim(), 16).map_err(|_| io::ErrorKind::InvalidData)?;
            body.extend(self.exactly(size).await?);
            self.exactly(2).await?;
            if size == 0 {
                return Ok(body);
            }
        }
    }
}

/// A `GET`, with the cookie of a session where one is given.
pub fn get(path: &str, session: Option<&str>) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: bench\r\n{}\r\n", cookie(session)).into_bytes()
}

/// A form's `POST`.
pub fn post(path: &str, session: Option<&str>, fields: &[(&str, &str)]) -> Vec<u8> {
    let body = serde_urlencoded::to_string(fields).expect("pairs of text can be encoded");
    format!(
        "POST {path} HTTP/1.1\r\nhost: bench\r\nsec-fetch-site: same-origin\r\n{}content-type: application/x-www-form-urlencoded\r\n\
         content-length: {}\r\n\r\n{body}",
        cookie(session),
        body.len(),
    )
    .into_bytes()
}

fn cookie(session: Option<&str>) -> String {
    session.map(|token| format!("cookie: thaksa={token}\r\n")).unwrap_or_default()
}
