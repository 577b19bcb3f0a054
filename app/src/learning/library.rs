//! The packages of all versions: stored under the hash of their content, read once, kept while they are in use.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use courses::package::{self, Files, Package};
use moka::future::Cache;
use object_store::{ObjectStore, PutMode, PutOptions, local::LocalFileSystem, path::Path as Key};
use sha2::{Digest, Sha256};

use crate::{error::AppError, id::CourseVersionId};

/// How many packages stay in memory: the courses that are being taken now, not all that ever were.
const KEPT: u64 = 100;

/// The content-addressed store and the packages read from it. Cloning is cheap.
#[derive(Clone)]
pub struct Library {
    store: Arc<dyn ObjectStore>,
    read: Cache<String, Arc<Package>>,
    versions: Cache<CourseVersionId, String>,
    /// Where the store is a folder of ours: it must be told to write through to the disk.
    folder: Option<PathBuf>,
}

impl Library {
    pub fn new(store: Arc<dyn ObjectStore>) -> Self {
        Self { store, read: Cache::new(KEPT), versions: Cache::new(10 * KEPT), folder: None }
    }

    /// A library in a folder, which is made if it is not there.
    pub fn in_folder(folder: &Path) -> std::io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(std::io::Error::other)?;
        Ok(Self { folder: Some(folder.to_owned()), ..Self::new(Arc::new(store)) })
    }

    /// Stores bytes and gives the hash under which they are found. The same bytes are stored once.
    pub async fn put(&self, bytes: Vec<u8>) -> Result<String, AppError> {
        let sha256 = hex::encode(Sha256::digest(&bytes));
        let options = PutOptions::from(PutMode::Create);
        match self.store.put_opts(&key(&sha256), bytes.into(), options).await {
            Ok(_) => {
                self.write_through(&sha256).await.map_err(AppError::busy)?;
                Ok(sha256)
            }
            Err(object_store::Error::AlreadyExists { .. }) => Ok(sha256),
            Err(error) => Err(AppError::busy(error)),
        }
    }

    /// What was stored in a folder survives a loss of power once this returns.
    async fn write_through(&self, sha256: &str) -> std::io::Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let path = folder.join(key(sha256).as_ref());
        tokio::fs::File::open(&path).await?.sync_all().await?;
        match path.parent() {
            Some(parent) => tokio::fs::File::open(parent).await?.sync_all().await,
            None => Ok(()),
        }
    }

    /// The bytes stored under a hash.
    pub async fn get(&self, sha256: &str) -> Result<Vec<u8>, AppError> {
        let found = self.store.get(&key(sha256)).await.map_err(AppError::busy)?;
        Ok(found.bytes().await.map_err(AppError::busy)?.to_vec())
    }

    /// The hash of a version's package, if it was asked for before. A version never changes its package.
    pub(super) async fn known(&self, version: CourseVersionId) -> Option<String> {
        self.versions.get(&version).await
    }

    pub(super) async fn remember(&self, version: CourseVersionId, sha256: String) {
        self.versions.insert(version, sha256).await;
    }

    /// The package stored under a hash. It was checked when it came in, so what is wrong now is our fault.
    pub async fn package(&self, sha256: &str) -> Result<Arc<Package>, AppError> {
        let load = async {
            let bytes = self.get(sha256).await?;
            tokio::task::spawn_blocking(move || read(&bytes)).await.map_err(AppError::internal)?
        };
        self.read.try_get_with_by_ref(sha256, load).await.map_err(|error: Arc<AppError>| (*error).clone())
    }
}

fn read(bytes: &[u8]) -> Result<Arc<Package>, AppError> {
    let files: Files = package::unzip(bytes).map_err(|_| AppError::internal("a stored package cannot be unpacked"))?;
    let package = Package::read(files).map_err(|_| AppError::internal("a stored package cannot be read"))?;
    Ok(Arc::new(package))
}

fn key(sha256: &str) -> Key {
    Key::from(format!("{}/{sha256}", sha256.get(..2).unwrap_or("__")))
}

/// The files of a folder, as a package is read from a checkout.
pub fn files_in(folder: &Path) -> std::io::Result<Files> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it was found below the folder").to_string_lossy().into_owned();
                files.insert(name, std::fs::read(&path)?);
            }
        }
    }
    Ok(files)
}
