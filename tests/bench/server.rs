//! The server that is measured: the release binary, in a process of its own.

use std::{
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use app::{
    certificates::{
        Printer,
        pdf::{CertificatePrint, Fonts, Signatory},
    },
    entity::{Account, account, session},
    state::{AppState, Clock},
    thai::date::bangkok_date,
    vault::{new_token, token_hash},
};
use chrono::{NaiveDate, TimeDelta};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use server::{config::Config, demo, load, start as parts};

pub use load::demo::PASSWORD as DEMO_PASSWORD;

/// Where things are.
pub struct Bench {
    thaksa: PathBuf,
    site: PathBuf,
    data: PathBuf,
    /// Another database than the one in `data`.
    database: Option<String>,
}

/// A process that ends with this value.
pub struct Running {
    child: Child,
    pub address: SocketAddr,
}

impl Running {
    /// Resident memory of the process, in megabytes.
    pub fn memory_mb(&self) -> Result<f64> {
        self.status_mb("VmRSS:")
    }

    /// The most that it ever had.
    pub fn peak_memory_mb(&self) -> Result<f64> {
        self.status_mb("VmHWM:")
    }

    fn status_mb(&self, field: &str) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).context("memory is read from /proc")?;
        let line = status.lines().find_map(|line| line.strip_prefix(field)).with_context(|| format!("{field} is in /proc"))?;
        Ok(line.trim().trim_end_matches(" kB").parse::<f64>()? / 1024.0)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Fills an empty database with reference data and demo, one on SQLite unless another is named; gives a way into it
/// beside the server.
pub async fn prepare(scratch: &Path, database: Option<&str>) -> Result<(AppState, Bench)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the crate lies in the workspace")?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let bench = Bench {
        thaksa: target.join("release/thaksa"),
        site: target.join("site"),
        data: scratch.to_owned(),
        database: database.map(str::to_owned),
    };
    let folders = [("THAKSA_DATA_DIR", bench.data.display().to_string()), ("THAKSA_SITE_DIR", bench.site.display().to_string())];
    let vars = folders.into_iter().chain(database.map(|url| ("THAKSA_DATABASE_URL", url.to_owned())));
    let config = Config::read(&vars.map(|(name, value)| (name.to_owned(), value)).collect())?;
    let state = parts::state(&config, Clock::system()).await?;
    parts::migrate(&state).await?;
    let today = bangkok_date(state.clock.now());
    load::reference::load(&state.db, today).await?;
    load::demo::load(&state, &root.join("courses/catalog"), today).await?;
    Ok((state, bench))
}

/// Starts the release binary, `serve` with these arguments, and waits until it answers.
pub async fn start(bench: &Bench, arguments: &[&str]) -> Result<Running> {
    let address = free_address()?;
    let mut command = Command::new(&bench.thaksa);
    command
        .arg("serve")
        .args(arguments)
        .env("THAKSA_ADDR", address.to_string())
        .env("THAKSA_DATA_DIR", &bench.data)
        .env("THAKSA_SITE_DIR", &bench.site);
    command.env("RUST_LOG", "error");
    if let Some(url) = &bench.database {
        command.env("THAKSA_DATABASE_URL", url);
    }
    run(command, address).await
}

/// Starts the bare page on the same database.
pub async fn start_bare(bench: &Bench) -> Result<Running> {
    let address = free_address()?;
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["bare", &address.to_string(), &format!("sqlite://{}", bench.data.join("thaksa.db").display())]);
    run(command, address).await
}

async fn run(mut command: Command, address: SocketAddr) -> Result<Running> {
    let child = command.stdout(Stdio::null()).spawn().with_context(|| format!("cannot start {command:?}"))?;
    let running = Running { child, address };
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(20) {
        if tokio::net::TcpStream::connect(address).await.is_ok() {
            return Ok(running);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    bail!("{command:?} does not answer")
}

fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?)
}

/// Addresses of people of the demo.
pub fn demo_addresses() -> Vec<String> {
    demo::demo_people().into_iter().skip(20).take(200).map(|person| person.email).collect()
}

/// A fresh session for an account of the demo.
pub async fn session_of(state: &AppState, email: &str) -> Result<String> {
    let account =
        Account::find().filter(account::Column::Email.eq(email)).one(state.db.read()).await?.context("an account of the demo")?;
    let (token, now) = (new_token(), state.clock.now());
    let row = session::ActiveModel {
        account_id: Set(account.id),
        token_hash: Set(token_hash(&token)),
        device: Set("bench".to_owned()),
        created_at: Set(now),
        last_seen_at: Set(now),
        expires_at: Set(now + TimeDelta::hours(1)),
        second_factor_at: Set(Some(now)),
        ..Default::default()
    };
    row.insert(state.db.write()).await?;
    Ok(token)
}

/// Sets certificates one after the other on this thread, each with another name: so many a second of its own time, which
/// is what a core gives.
pub fn certificates_per_second(bench: &Bench) -> Result<f64> {
    let printer = Printer::new(Fonts::load(&bench.site.join("pdf-fonts"))?);
    let day = NaiveDate::from_ymd_opt(2026, 11, 20).context("a day that exists")?;
    let print = |number: u32| CertificatePrint {
        number: format!("BENCH-2570-{number:06}-0"),
        revision: 1,
        name_th: format!("นายกฤษฏิ์ ปิ่นปั๊ป{number}"),
        name_en: format!("Mr. Krit Pinpap {number}"),
        course_th: "การคุ้มครองข้อมูลส่วนบุคคลสำหรับเจ้าหน้าที่รัฐ".to_owned(),
        course_en: "Personal data protection for officials".to_owned(),
        kind_th: "วุฒิบัตร".to_owned(),
        kind_en: "Certificate".to_owned(),
        minutes: 180,
        started_on: day,
        completed_on: day,
        issued_on: day,
        valid_until: None,
        issuer_th: "กรมตัวอย่าง".to_owned(),
        issuer_en: "Department of Examples".to_owned(),
        signatory: Signatory {
            name_th: "นายตัวอย่าง ลงนามดี".to_owned(),
            name_en: "Mr. Tuayang Longnamdi".to_owned(),
            position_th: "ผู้อำนวยการ".to_owned(),
            position_en: "Director".to_owned(),
        },
        verify_url: format!("https://thaksa.example/v/{number:043}"),
        logo: None,
        thai_digits: false,
    };
    printer.certificate(&print(0))?;
    let (count, began) = (300, thread_time()?);
    for number in 1..=count {
        printer.certificate(&print(number))?;
    }
    Ok(f64::from(count) / (thread_time()? - began).as_secs_f64())
}

/// How long this thread has run on a core.
fn thread_time() -> Result<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").context("time on a core is read from /proc")?;
    let nanoseconds = text.split(' ').next().context("schedstat begins with the time")?;
    Ok(Duration::from_nanos(nanoseconds.parse()?))
}
