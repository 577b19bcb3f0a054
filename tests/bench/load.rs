//! Many clients at once, and how long each answer took.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};

use crate::client::Client;

/// What a run gave.
pub struct Run {
    pub elapsed: Duration,
    latencies: Vec<Duration>,
}

impl Run {
    pub fn per_second(&self) -> f64 {
        self.latencies.len() as f64 / self.elapsed.as_secs_f64()
    }

    /// The latency that so many hundredths of the answers kept within, in milliseconds.
    pub fn percentile(&self, hundredths: usize) -> f64 {
        let mut sorted = self.latencies.clone();
        sorted.sort();
        let place = (sorted.len() * hundredths / 100).min(sorted.len().saturating_sub(1));
        sorted.get(place).map_or(0.0, |latency| latency.as_secs_f64() * 1000.0)
    }
}

/// Sends every request once, `clients` at a time, and asks each answer for its status.
pub async fn each(address: SocketAddr, clients: usize, requests: Vec<Vec<u8>>, status: u16) -> Result<Run> {
    let requests = Arc::new(requests);
    let next = Arc::new(AtomicUsize::new(0));
    run(address, clients, status, move |_| {
        let place = next.fetch_add(1, Ordering::Relaxed);
        requests.get(place).cloned()
    })
    .await
}

/// Sends requests from the list round and round for so long.
pub async fn during(address: SocketAddr, clients: usize, time: Duration, requests: Vec<Vec<u8>>, status: u16) -> Result<Run> {
    let end = Instant::now() + time;
    run(address, clients, status, move |turn| (Instant::now() < end).then(|| requests[turn % requests.len()].clone())).await
}

async fn run(
    address: SocketAddr,
    clients: usize,
    status: u16,
    next: impl Fn(usize) -> Option<Vec<u8>> + Clone + Send + 'static,
) -> Result<Run> {
    let began = Instant::now();
    let mut tasks = Vec::new();
    for client in 0..clients {
        let next = next.clone();
        tasks.push(tokio::spawn(async move {
            let mut connection = Client::connect(address).await?;
            let mut latencies = Vec::new();
            let mut turn = client;
            while let Some(request) = next(turn) {
                let sent = Instant::now();
                let reply = connection.send(&request).await?;
                latencies.push(sent.elapsed());
                let said = String::from_utf8_lossy(&reply.body);
                ensure!(reply.status == status, "expected {status}, got {}: {:.400}", reply.status, said);
                turn += clients;
            }
            Ok(latencies)
        }));
    }
    let mut latencies = Vec::new();
    for task in tasks {
        latencies.extend(task.await??);
    }
    Ok(Run { elapsed: began.elapsed(), latencies })
}
