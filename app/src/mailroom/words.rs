//! Words of the feature.

crate::texts! {
    taken: "ระบบอีเมลปลายทางรับแล้ว", "Accepted by the mail server";
    not_now: "ระบบอีเมลปลายทางยังไม่รับ ระบบจะส่งให้ใหม่โดยอัตโนมัติ", "The mail server asks us to try later; we will";
    no_such_address: "ไม่มีที่อยู่อีเมลนี้ที่ปลายทาง", "There is no such address";
    full: "กล่องจดหมายของผู้รับเต็ม", "The recipient's mailbox is full";
    against_policy: "ระบบอีเมลปลายทางปฏิเสธตามนโยบายความปลอดภัย", "The mail server refused it by its security policy";
    refused: "ระบบอีเมลปลายทางปฏิเสธ", "The mail server refused it";
    not_let_in: "เซิร์ฟเวอร์ส่งอีเมลไม่รับการเชื่อมต่อของระบบ โปรดตรวจสอบการตั้งค่าอีเมล", "The outgoing mail server did not let us in; please check the mail settings";
    insecure: "เชื่อมต่อเซิร์ฟเวอร์ส่งอีเมลอย่างปลอดภัยไม่ได้ จึงไม่ส่ง โปรดตรวจสอบใบรับรองของเซิร์ฟเวอร์", "No secure connection to the outgoing mail server, so nothing was sent; please check its certificate";
    unreachable: "ติดต่อเซิร์ฟเวอร์ส่งอีเมลไม่ได้", "The outgoing mail server cannot be reached";
    timed_out: "เซิร์ฟเวอร์ส่งอีเมลไม่ตอบภายในเวลาที่กำหนด", "The outgoing mail server did not answer in time";
    broken: "การเชื่อมต่อขาดก่อนที่เซิร์ฟเวอร์จะรับอีเมล", "The connection broke before the mail was taken";
    not_written(reference: &str): "จัดทำอีเมลไม่สำเร็จ (เลขอ้างอิง {reference})", "The letter could not be written (reference {reference})";
    outdated: "ไม่ได้ส่ง เพราะเนื้อหาไม่เป็นปัจจุบันแล้ว", "Not sent, because it was no longer true";
    was_captured: "เก็บไว้ในกล่องอีเมลสาธิต", "Kept in the demo's post box";

    queue: "คิวอีเมล", "Mail queue";
    as_of(when: &str): "ข้อมูล ณ {when}", "As of {when}";
    waiting: "รอส่ง", "Waiting";
    nothing_waits: "ไม่มีอีเมลค้างส่ง", "Nothing waits";
    oldest_since(when: &str): "ฉบับเก่าสุดรอตั้งแต่ {when}", "The oldest since {when}";
    gone_today: "ส่งแล้ววันนี้", "Sent today";
    of_settled(all: &str): "จาก {all} ฉบับที่ดำเนินการเสร็จวันนี้", "of {all} settled today";
    failed: "ส่งไม่สำเร็จ", "Failed";
    failed_in_all: "ฉบับที่ยังไม่ได้ส่งใหม่", "not sent again yet";
    gone: "ส่งแล้ว", "Sent";
    accepted: "ปลายทางรับแล้ว", "Accepted";
    captured: "เก็บไว้ในกล่องอีเมลสาธิต", "Kept in the demo's post box";
    state: "สถานะ", "State";
    all: "ทั้งหมด", "All";
    show: "แสดง", "Show";
    newest_first: "เรียงจากใหม่ไปเก่า", "Newest first";
    letter: "เรื่อง", "Letter";
    to: "ถึง", "To";
    tries: "ส่งแล้ว (ครั้ง)", "Tries";
    next: "ดำเนินการ", "Next";
    due(when: &str): "ส่งครั้งต่อไป {when}", "next try {when}";
    went(when: &str): "เมื่อ {when}", "on {when}";
    send_again: "ส่งใหม่", "Send again";
    older: "ฉบับที่เก่ากว่า", "Older";
    pages: "หน้าถัดไป", "Further pages";
    no_mail: "ไม่มีอีเมลในรายการนี้", "No mail here";
    no_mail_why: "เมื่อระบบส่งอีเมลถึงบุคลากรในหน่วยงานที่ท่านดูแล รายการจะปรากฏที่นี่ หากเลือกกรองสถานะไว้ ลองเลือก “ทั้งหมด”", "Mail to the people in your scope shows up here. If you chose a state, try “All”.";
    certificate: "วุฒิบัตร", "Certificate";
    graded: "แจ้งผลการตรวจข้อเขียน", "Result of written answers";
    external_decision: "ผลการตรวจหลักฐานจากภายนอก", "Decision on an external result";
    receipt: "ใบรับการส่งแบบทดสอบ", "Receipt of a final test";
    regraded: "แจ้งการปรับผลการทดสอบ", "Corrected result";
    invitation: "เชิญเริ่มใช้งาน", "Invitation";
    password_reset: "ตั้งรหัสผ่านใหม่", "New password";
    password_changed: "แจ้งการเปลี่ยนรหัสผ่าน", "Password changed";
    second_factor_changed: "แจ้งการเปลี่ยนการยืนยันตัวตนสองขั้นตอน", "Two-step verification changed";
    unknown_letter: "อีเมลอื่น", "Other mail";

    post_box: "กล่องอีเมลสาธิต", "Demo post box";
    post_box_why: "ในระบบสาธิต อีเมลทุกฉบับเก็บไว้ที่นี่แทนการส่งออกจริง ทุกคนเปิดอ่านได้", "In the demo every letter is kept here instead of being sent. Anyone can read it.";
    no_letter: "ยังไม่มีอีเมล", "No letter yet";
    no_letter_why: "เรียนให้จบหลักสูตรหนึ่ง แล้ววุฒิบัตรจะมาถึงที่นี่ภายในไม่กี่วินาที", "Complete a course, and the certificate arrives here within seconds.";
    see_courses: "ดูหลักสูตร", "See the courses";
    written: "วันเวลา", "Date";
    place: "ตำแหน่งหน้า", "Where you are";
    as_sent: "ไฟล์อีเมลฉบับเต็ม (.eml)", "The whole letter (.eml)";
}
