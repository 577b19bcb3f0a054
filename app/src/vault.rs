//! Keys derived from the one secret of the installation, and what is done with them.

use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit},
};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use rand::{RngCore, TryRngCore};
use sha2::{Digest, Sha256};

/// Encrypts what must be readable again, and makes keyed hashes of what must only be found again.
#[derive(Clone)]
pub struct Vault {
    cipher: XChaCha20Poly1305,
    finder: [u8; 32],
    chain: [u8; 32],
}

/// A stored value that this installation's secret does not open.
#[derive(Debug, PartialEq, Eq)]
pub struct Sealed;

impl Vault {
    /// Derives one key a purpose from `secret` (HKDF-SHA-256, RFC 5869).
    pub fn new(secret: &[u8]) -> Self {
        let derive = |purpose: &str| {
            let mut key = [0; 32];
            Hkdf::<Sha256>::new(None, secret)
                .expand(purpose.as_bytes(), &mut key)
                .expect("32 bytes are within the limit of HKDF");
            key
        };
        Self {
            cipher: XChaCha20Poly1305::new(&derive("thaksa field encryption").into()),
            finder: derive("thaksa blind index"),
            chain: derive("thaksa audit chain"),
        }
    }

    /// Encrypts (XChaCha20-Poly1305); the nonce stands before the text.
    pub fn seal(&self, plain: &[u8]) -> Vec<u8> {
        let mut nonce = [0; 24];
        rand::rng().fill_bytes(&mut nonce);
        let sealed = self.cipher.encrypt(XNonce::from_slice(&nonce), plain).expect("a short text can be encrypted");
        [nonce.as_slice(), &sealed].concat()
    }

    /// Opens what [`Vault::seal`] made.
    pub fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, Sealed> {
        let (nonce, text) = sealed.split_at_checked(24).ok_or(Sealed)?;
        self.cipher.decrypt(XNonce::from_slice(nonce), text).map_err(|_| Sealed)
    }

    /// A keyed hash under which an encrypted value is found again (HMAC-SHA-256).
    pub fn index(&self, value: &str) -> Vec<u8> {
        keyed(&self.finder, &[value.as_bytes()])
    }

    /// The next link of the audit chain.
    pub fn link(&self, previous: &[u8], entry: &[u8]) -> Vec<u8> {
        keyed(&self.chain, &[previous, entry])
    }
}

fn keyed(key: &[u8; 32], parts: &[&[u8]]) -> Vec<u8> {
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key).expect("HMAC takes a key of any length");
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().to_vec()
}

/// A token that cannot be guessed (256 bits), as text for a cookie or a link.
pub fn new_token() -> String {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    let mut bytes = [0; 32];
    rand::rngs::OsRng.try_fill_bytes(&mut bytes).expect("the system gives randomness");
    URL_SAFE_NO_PAD.encode(bytes)
}

/// How a token is stored: nobody who reads the database can use it.
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_value_opens_with_the_same_secret_only() {
        let vault = Vault::new(b"one");
        let sealed = vault.seal("ลับ".as_bytes());
        assert_eq!(vault.open(&sealed), Ok("ลับ".as_bytes().to_vec()));
        assert_eq!(Vault::new(b"other").open(&sealed), Err(Sealed));
        assert_eq!(vault.open(&sealed[..10]), Err(Sealed));
    }

    #[test]
    fn parts_of_a_chain_link_cannot_be_shifted_into_each_other() {
        let vault = Vault::new(b"one");
        assert_ne!(vault.link(b"ab", b"c"), vault.link(b"a", b"bc"));
    }
}
