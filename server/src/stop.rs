//! Being asked to stop, by ctrl-c or by whoever supervises the process.

use tokio::{
    signal::unix::{SignalKind, signal},
    sync::watch,
};

/// Turns true once, on SIGINT or SIGTERM.
pub fn asked() -> std::io::Result<watch::Receiver<bool>> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping: what is in hand is finished first");
        // Nobody listens any more when everything has ended already.
        let _ = stop.send(true);
    });
    Ok(stopped)
}
