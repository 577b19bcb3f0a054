//! Configuration from the environment, read once, every fault reported together.

use std::{collections::BTreeMap, fmt, net::SocketAddr, path::PathBuf};

use crate::mail;

/// What can be set, with its default. `.env.sample` explains each for the one who runs it.
#[derive(Clone, Debug)]
pub struct Config {
    /// Demo, or production with all its refusals.
    pub environment: Environment,
    /// `THAKSA_ADDR`: where to listen.
    pub addr: SocketAddr,
    /// `THAKSA_PUBLIC_URL`: the address that people use, without a slash at the end.
    pub public_url: String,
    /// `THAKSA_DATABASE_URL`: `sqlite://…` or `postgres://…`.
    pub database_url: String,
    /// `THAKSA_DATA_DIR`: packages, uploads, captured mail, and SQLite unless told otherwise.
    pub data_dir: PathBuf,
    /// `THAKSA_SITE_DIR`: the built stylesheet, script and fonts.
    pub site_dir: PathBuf,
    /// `THAKSA_SMTP_URL`: `smtp://…` or `smtps://…`; without it the demo captures mail in a folder.
    pub smtp_url: Option<String>,
    /// `THAKSA_SMTP_CA`: a certificate in PEM to trust beside the public ones, for a mail server of one's own.
    pub smtp_ca: Option<String>,
    /// `THAKSA_MAIL_FROM`: the sender.
    pub mail_from: String,
    /// `THAKSA_DKIM_…`: selector, domain and key to sign mail with.
    pub dkim: Option<Dkim>,
    /// `THAKSA_SECRET_KEY`: what all keys are derived from; at least 32 characters.
    pub secret_key: Secret,
    /// `THAKSA_CONTACT`: whom people ask, in footer, help and privacy notice.
    pub contact: String,
    /// `THAKSA_TRUSTED_PROXIES`: how many reverse proxies stand before us.
    pub trusted_proxies: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    Demo,
    Production,
}

/// Signs mail so that receivers can tell it from forgeries.
#[derive(Clone, Debug)]
pub struct Dkim {
    pub selector: String,
    pub domain: String,
    /// An RSA private key in PEM.
    pub key: Secret,
}

/// A text that no log shows.
#[derive(Clone)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Everything that is wrong with the configuration.
#[derive(Debug)]
pub struct ConfigFaults(pub Vec<String>);

impl fmt::Display for ConfigFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "the configuration cannot be used:")?;
        self.0.iter().try_for_each(|fault| writeln!(f, "  - {fault}"))
    }
}

impl std::error::Error for ConfigFaults {}

/// The key of demos: public, and refused in production.
const DEMO_KEY: &str = "demo-key-that-everyone-knows-and-production-refuses";

impl Config {
    /// Reads the environment of the process.
    pub fn from_env() -> Result<Self, ConfigFaults> {
        Self::read(&std::env::vars().collect())
    }

    /// Reads given variables; a value may also stand in the file that `…_FILE` names.
    pub fn read(vars: &BTreeMap<String, String>) -> Result<Self, ConfigFaults> {
        let mut reader = Reader { vars, faults: Vec::new() };
        let environment = match reader.text("THAKSA_ENV", "demo").as_str() {
            "demo" => Environment::Demo,
            "production" => Environment::Production,
            other => {
                reader.fault(format!("THAKSA_ENV is `{other}`; it must be `demo` or `production`"));
                Environment::Production
            }
        };
        let data_dir = PathBuf::from(reader.text("THAKSA_DATA_DIR", "data"));
        let addr = reader.parsed("THAKSA_ADDR", "127.0.0.1:3000", "an address and port such as 127.0.0.1:3000");
        let config = Self {
            environment,
            public_url: reader.text("THAKSA_PUBLIC_URL", &format!("http://{addr}")).trim_end_matches('/').to_owned(),
            addr,
            database_url: reader.text("THAKSA_DATABASE_URL", &format!("sqlite://{}/thaksa.db", data_dir.display())),
            site_dir: PathBuf::from(reader.text("THAKSA_SITE_DIR", "target/site")),
            smtp_url: reader.optional("THAKSA_SMTP_URL"),
            smtp_ca: reader.optional("THAKSA_SMTP_CA"),
            mail_from: reader.text("THAKSA_MAIL_FROM", "Thaksa <no-reply@thaksa.example>"),
            dkim: reader.dkim(),
            secret_key: Secret(reader.text("THAKSA_SECRET_KEY", DEMO_KEY)),
            contact: reader.text("THAKSA_CONTACT", "helpdesk@thaksa.example"),
            trusted_proxies: reader.parsed("THAKSA_TRUSTED_PROXIES", "0", "a small whole number"),
            data_dir,
        };
        config.check(&mut reader);
        if reader.faults.is_empty() { Ok(config) } else { Err(ConfigFaults(reader.faults)) }
    }

    pub fn is_production(&self) -> bool {
        self.environment == Environment::Production
    }

    fn check(&self, reader: &mut Reader<'_>) {
        let scheme = |url: &str, allowed: &[&str]| allowed.iter().any(|prefix| url.starts_with(prefix));
        if !scheme(&self.public_url, &["http://", "https://"]) {
            reader.fault("THAKSA_PUBLIC_URL must begin with http:// or https://".to_owned());
        }
        if !scheme(&self.database_url, &["sqlite:", "postgres://", "postgresql://"]) {
            reader.fault("THAKSA_DATABASE_URL must begin with sqlite:, postgres:// or postgresql://".to_owned());
        }
        self.check_mail(reader);
        if self.mail_from.parse::<lettre::message::Mailbox>().is_err() {
            reader.fault("THAKSA_MAIL_FROM must be an address such as `Thaksa <no-reply@agency.go.th>`".to_owned());
        }
        if self.secret_key.0.len() < 32 {
            reader.fault("THAKSA_SECRET_KEY must have at least 32 characters".to_owned());
        }
        if self.is_production() {
            self.check_production(reader);
        }
    }

    /// What can be known about mail without connecting.
    fn check_mail(&self, reader: &mut Reader<'_>) {
        match self.smtp_url.as_deref().map(mail::Server::parse) {
            Some(Err(error)) => reader.fault(format!("THAKSA_SMTP_URL cannot be used: {error}")),
            Some(Ok(server)) if self.is_production() && !server.is_private() => {
                reader.fault(
                    "THAKSA_SMTP_URL must be smtps:// or end in ?tls=required, or mail would travel in the clear".to_owned(),
                );
            }
            _ => {}
        }
        if let Some(Err(error)) = self.dkim.as_ref().map(mail::signing_key) {
            reader.fault(format!("THAKSA_DKIM_KEY cannot be used: {error}"));
        }
    }

    fn check_production(&self, reader: &mut Reader<'_>) {
        if self.secret_key.0 == DEMO_KEY {
            reader.fault("THAKSA_SECRET_KEY is not set; production needs a key of its own".to_owned());
        }
        if self.smtp_url.is_none() {
            reader.fault("THAKSA_SMTP_URL is not set; production sends mail and does not capture it".to_owned());
        }
        if !self.public_url.starts_with("https://") {
            reader.fault("THAKSA_PUBLIC_URL must be https:// in production, or cookies would travel in the clear".to_owned());
        }
        if self.mail_from.contains("thaksa.example") {
            reader.fault("THAKSA_MAIL_FROM is not set; production needs an address of its own".to_owned());
        }
    }
}

struct Reader<'a> {
    vars: &'a BTreeMap<String, String>,
    faults: Vec<String>,
}

impl Reader<'_> {
    fn fault(&mut self, fault: String) {
        self.faults.push(fault);
    }

    fn optional(&mut self, name: &str) -> Option<String> {
        let direct = self.vars.get(name).filter(|value| !value.is_empty());
        let file = self.vars.get(&format!("{name}_FILE"));
        match (direct, file) {
            (Some(_), Some(_)) => {
                self.fault(format!("{name} and {name}_FILE are both set; keep one"));
                None
            }
            (Some(value), None) => Some(value.clone()),
            (None, Some(path)) => match std::fs::read_to_string(path) {
                Ok(text) => Some(text.trim().to_owned()),
                Err(error) => {
                    self.fault(format!("{name}_FILE names {path}, which cannot be read: {error}"));
                    None
                }
            },
            (None, None) => None,
        }
    }

    fn text(&mut self, name: &str, default: &str) -> String {
        self.optional(name).unwrap_or_else(|| default.to_owned())
    }

    fn parsed<T: std::str::FromStr>(&mut self, name: &str, default: &str, what: &str) -> T {
        let text = self.text(name, default);
        text.parse().unwrap_or_else(|_| {
            self.fault(format!("{name} is `{text}`; it must be {what}"));
            default.parse().unwrap_or_else(|_| unreachable!("the default of {name} can be read"))
        })
    }

    fn dkim(&mut self) -> Option<Dkim> {
        let parts = ["THAKSA_DKIM_SELECTOR", "THAKSA_DKIM_DOMAIN", "THAKSA_DKIM_KEY"].map(|name| self.optional(name));
        match parts {
            [Some(selector), Some(domain), Some(key)] => Some(Dkim { selector, domain, key: Secret(key) }),
            [None, None, None] => None,
            _ => {
                self.fault("THAKSA_DKIM_SELECTOR, THAKSA_DKIM_DOMAIN and THAKSA_DKIM_KEY go together".to_owned());
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, ConfigFaults> {
        Config::read(&pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn an_empty_environment_is_a_demo() {
        let config = read(&[]).expect("the defaults are whole");
        assert_eq!(config.environment, Environment::Demo);
        assert_eq!(config.public_url, "http://127.0.0.1:3000");
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let faults = read(&[("THAKSA_ADDR", "here"), ("THAKSA_DATABASE_URL", "mysql://x"), ("THAKSA_SECRET_KEY", "short")])
            .expect_err("three faults");
        assert_eq!(faults.0.len(), 3, "{faults}");
    }

    #[test]
    fn production_refuses_what_only_a_demo_may_do() {
        let faults = read(&[("THAKSA_ENV", "production")]).expect_err("nothing is set");
        assert_eq!(faults.0.len(), 4, "{faults}");
    }

    #[test]
    fn production_sends_no_mail_in_the_clear() {
        let told = |url| {
            read(&[("THAKSA_ENV", "production"), ("THAKSA_SMTP_URL", url)]).expect_err("other things are missing").to_string()
        };
        assert!(told("smtp://mail.onde.example").contains("THAKSA_SMTP_URL"));
        assert!(!told("smtp://mail.onde.example?tls=required").contains("THAKSA_SMTP_URL"));
        assert!(!told("smtp://127.0.0.1:25").contains("THAKSA_SMTP_URL"));
    }

    #[test]
    fn a_key_that_cannot_sign_is_told_at_the_start() {
        let dkim = [("THAKSA_DKIM_SELECTOR", "s1"), ("THAKSA_DKIM_DOMAIN", "onde.example"), ("THAKSA_DKIM_KEY", "not a key")];
        let faults = read(&dkim).expect_err("the key is none");
        assert!(faults.to_string().contains("THAKSA_DKIM_KEY"), "{faults}");
    }
}
