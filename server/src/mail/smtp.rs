//! Handing letters to an SMTP server: TLS, patience, a small pool, and what its answers mean.

use std::{error::Error as _, io, net::IpAddr, time::Duration};

use anyhow::{Context, Result, anyhow};
use app::{entity::MailState, mailroom::Answer};
use lettre::{
    Message,
    message::{
        dkim::{DkimCanonicalization, DkimCanonicalizationType, DkimConfig, DkimSigningAlgorithm, DkimSigningKey},
        header::HeaderName,
    },
    transport::smtp::{
        Error,
        authentication::{Credentials, Mechanism},
        client::{AsyncSmtpConnection, Certificate, TlsParameters},
        extension::ClientId,
        response::Response,
    },
};
use percent_encoding::percent_decode_str;
use tokio::{
    sync::Mutex,
    time::{Instant, timeout},
};
use url::{Host, Url};

use super::{Delivered, Failure};
use crate::config::{Config, Dkim};

/// How long an idle connection is kept: shorter than servers keep theirs (RFC 5321 asks them for five minutes).
const KEEP_IDLE: Duration = Duration::from_secs(30);

/// What of the head of a letter a signature covers (RFC 6376, 5.4.1).
const SIGNED: [&str; 8] = ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Auto-Submitted"];

/// How long each part of a delivery may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// From the first packet until the server has let us in.
    pub connect: Duration,
    /// From the sender's name until the server has taken the letter. It may read the letter for viruses meanwhile, and
    /// giving up early means sending twice.
    pub letter: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { connect: Duration::from_secs(20), letter: Duration::from_mins(5) }
    }
}

/// A way to an SMTP server, with the connections that are open and idle.
///
/// The connections are lettre's, the pool is not: lettre's takes back a connection whose command was cut off by a
/// timeout, and the next letter would take the answers to the last one for its own.
pub struct Smtp {
    server: Server,
    tls: Option<TlsParameters>,
    hello: ClientId,
    patience: Patience,
    signature: Option<DkimConfig>,
    idle: Mutex<Vec<(AsyncSmtpConnection, Instant)>>,
}

/// Where the server is and how we speak to it.
pub struct Server {
    host: Host<String>,
    port: u16,
    security: Security,
    credentials: Option<Credentials>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Security {
    Plain,
    StartTls,
    Tls,
}

impl Server {
    /// Reads `smtps://user:password@host:465`, `smtp://user:password@host:587?tls=required` or `smtp://host:25`.
    pub fn parse(url: &str) -> Result<Self> {
        let url: Url = url.parse().context("it is no URL")?;
        let tls = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
        let (security, port) = match (url.scheme(), tls.as_deref()) {
            ("smtps", None | Some("required")) => (Security::Tls, 465),
            ("smtp", Some("required")) => (Security::StartTls, 587),
            ("smtp", None) => (Security::Plain, 25),
            ("smtp" | "smtps", _) => return Err(anyhow!("`tls` can only be `required`")),
            _ => return Err(anyhow!("it must begin with smtp:// or smtps://")),
        };
        // For a scheme that it does not know the `url` crate leaves addresses as names.
        let host = Host::parse(url.host_str().context("it names no host")?)?;
        let credentials =
            url.password().map(|password| Ok::<_, anyhow::Error>(Credentials::new(plain(url.username())?, plain(password)?)));
        Ok(Self { host, port: url.port().unwrap_or(port), security, credentials: credentials.transpose()? })
    }

    /// Whether nobody on the way can read along: TLS, or a server on this machine.
    pub fn is_private(&self) -> bool {
        self.security != Security::Plain
            || match &self.host {
                Host::Domain(name) => name == "localhost",
                Host::Ipv4(address) => address.is_loopback(),
                Host::Ipv6(address) => address.is_loopback(),
            }
    }

    /// The name or address as the resolver and the certificate know it: without the brackets of a URL.
    fn name(&self) -> String {
        match &self.host {
            Host::Domain(name) => name.clone(),
            Host::Ipv4(address) => IpAddr::from(*address).to_string(),
            Host::Ipv6(address) => IpAddr::from(*address).to_string(),
        }
    }

    fn tls(&self, authority: Option<&str>) -> Result<Option<TlsParameters>> {
        if self.security == Security::Plain {
            return Ok(None);
        }
        let mut builder = TlsParameters::builder(self.name());
        if let Some(pem) = authority {
            builder = builder.add_root_certificate(Certificate::from_pem(pem.as_bytes())?);
        }
        Ok(Some(builder.build()?))
    }
}

fn plain(escaped: &str) -> Result<String> {
    let text = percent_decode_str(escaped).decode_utf8().context("the user or password is not UTF-8")?;
    Ok(text.into_owned())
}

/// Reads an RSA key in PEM as lettre takes it.
pub fn signing_key(dkim: &Dkim) -> Result<DkimSigningKey> {
    DkimSigningKey::new(&dkim.key.0, DkimSigningAlgorithm::Rsa)
        .context("it is no RSA key in PKCS#1 PEM; `openssl genrsa -traditional 2048` makes one")
}

fn signature(dkim: &Dkim) -> Result<DkimConfig> {
    let relaxed = DkimCanonicalization { header: DkimCanonicalizationType::Relaxed, body: DkimCanonicalizationType::Relaxed };
    let signed = SIGNED.map(HeaderName::new_from_ascii_str).to_vec();
    Ok(DkimConfig::new(dkim.selector.clone(), dkim.domain.clone(), signing_key(dkim)?, signed, relaxed))
}

impl Smtp {
    /// Connects to nobody yet.
    pub fn open(config: &Config, patience: Patience) -> Result<Self> {
        let server =
            Server::parse(config.smtp_url.as_deref().context("THAKSA_SMTP_URL is not set")?).context("THAKSA_SMTP_URL")?;
        Ok(Self {
            tls: server.tls(config.smtp_ca.as_deref()).context("TLS for mail")?,
            server,
            hello: ClientId::default(),
            patience,
            signature: config.dkim.as_ref().map(signature).transpose().context("THAKSA_DKIM_KEY")?,
            idle: Mutex::default(),
        })
    }

    /// Delivers a letter. Only what the server answers to the letter itself can be final: that it does not let us in is
    /// about us, and is mended in the settings.
    pub async fn deliver(&self, mut message: Message) -> Result<Delivered, Failure> {
        if let Some(signature) = &self.signature {
            message.sign(signature);
        }
        let recipient = message.envelope().to().first().map(ToString::to_string).unwrap_or_default();
        let mut connection = self.connection().await?;
        let letter = message.formatted();
        let sending = connection.send(message.envelope(), &letter);
        match timeout(self.patience.letter, sending).await {
            Ok(Ok(response)) => {
                self.idle.lock().await.push((connection, Instant::now()));
                Ok(Delivered { state: MailState::Accepted, answer: answer(&response, &recipient) })
            }
            Ok(Err(error)) => Err(refused(&error, &recipient)),
            Err(_) => Err(Failure::Retry(Answer::TimedOut)),
        }
    }

    /// An idle connection that still answers, or a new one.
    async fn connection(&self) -> Result<AsyncSmtpConnection, Failure> {
        while let Some((mut connection, since)) = self.pop().await {
            let fresh = since.elapsed() < KEEP_IDLE;
            if fresh && timeout(self.patience.connect, connection.test_connected()).await == Ok(true) {
                return Ok(connection);
            }
        }
        match timeout(self.patience.connect, self.connect()).await {
            Ok(Ok(connection)) => Ok(connection),
            Ok(Err(error)) => Err(Failure::Retry(not_let_in(&error))),
            Err(_) => Err(Failure::Retry(Answer::TimedOut)),
        }
    }

    async fn pop(&self) -> Option<(AsyncSmtpConnection, Instant)> {
        self.idle.lock().await.pop()
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let Server { port, security, credentials, .. } = &self.server;
        let wrapped = self.tls.clone().filter(|_| *security == Security::Tls);
        let address = (self.server.name(), *port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(address, Some(self.patience.connect), &self.hello, wrapped, None).await?;
        if let (Security::StartTls, Some(tls)) = (security, &self.tls) {
            connection.starttls(tls.clone(), &self.hello).await?;
        }
        if let Some(credentials) = credentials {
            connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await?;
        }
        Ok(connection)
    }
}

fn answer(response: &Response, recipient: &str) -> Answer {
    Answer::server(response.code().into(), &response.message().collect::<Vec<_>>().join(" "), recipient)
}

/// What it means that the letter was not taken. 530, 535 and 538 ask for another sign-in, which is about us.
fn refused(error: &Error, recipient: &str) -> Failure {
    let Some(code) = error.status().map(u16::from) else {
        return if error.is_client() { Failure::GiveUp(Answer::BadAddress) } else { Failure::Retry(Answer::Broken) };
    };
    let answer = Answer::server(code, &said(error), recipient);
    if error.is_permanent() && !matches!(code, 530 | 535 | 538) { Failure::GiveUp(answer) } else { Failure::Retry(answer) }
}

fn not_let_in(error: &Error) -> Answer {
    match error.status() {
        Some(code) => Answer::not_let_in(&format!("{code} {}", said(error))),
        None if error.is_client() => Answer::not_let_in(&said(error)),
        None if error.is_tls() || breaks_tls(error) => Answer::insecure(&said(error)),
        None => Answer::Unreachable,
    }
}

/// A certificate that nobody vouches for comes out of rustls as data that is invalid, somewhere among the causes.
fn breaks_tls(error: &Error) -> bool {
    let mut next = error.source();
    while let Some(cause) = next {
        let invalid = cause.downcast_ref::<io::Error>().is_some_and(|cause| cause.kind() == io::ErrorKind::InvalidData);
        if invalid || cause.to_string().contains("invalid peer certificate") {
            return true;
        }
        next = cause.source();
    }
    false
}

fn said(error: &Error) -> String {
    error.source().map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(url: &str) -> Server {
        Server::parse(url).expect("it is well formed")
    }

    #[test]
    fn the_url_says_how_private_mail_travels() {
        assert!(server("smtps://mail.onde.example").is_private());
        assert!(server("smtp://mail.onde.example?tls=required").is_private());
        assert!(!server("smtp://mail.onde.example").is_private());
        assert!(server("smtp://localhost:2525").is_private());
        assert!(server("smtp://127.0.0.1").is_private());
        assert!(server("smtp://[::1]:25").is_private());
    }

    #[test]
    fn ports_are_those_of_the_standards() {
        assert_eq!(server("smtps://mail.onde.example").port, 465);
        assert_eq!(server("smtp://mail.onde.example?tls=required").port, 587);
        assert_eq!(server("smtp://mail.onde.example:2525").port, 2525);
    }

    #[test]
    fn a_password_may_have_any_letter() {
        let credentials = server("smtps://thaksa%40onde.example:a%2Fb%3Ac+d%E0%B8%81@mail.onde.example").credentials;
        assert_eq!(credentials, Some(Credentials::new("thaksa@onde.example".to_owned(), "a/b:c+dก".to_owned())));
    }

    #[test]
    fn half_measures_are_refused() {
        for url in ["smtp://mail.onde.example?tls=opportunistic", "http://mail.onde.example", "smtp://", "mail.onde.example:25"] {
            assert!(Server::parse(url).is_err(), "{url}");
        }
    }
}
