//! Words of the feature.

crate::texts! {
    sign_in: "เข้าสู่ระบบ", "Sign in";
    email: "อีเมล", "E-mail";
    password: "รหัสผ่าน", "Password";
    forgotten_or_never_set: "ลืมรหัสผ่าน หรือยังไม่เคยตั้งรหัสผ่าน", "Forgotten your password, or never set one?";
    already(name: &str): "{name} เข้าสู่ระบบอยู่แล้ว", "{name} is signed in already";
    go_to_learning: "ไปที่การเรียนของฉัน", "Go to my learning";
    asked: "โปรดเข้าสู่ระบบก่อนเปิดหน้านี้", "Please sign in to open this page";
    ended: "หมดเวลาการใช้งาน โปรดเข้าสู่ระบบอีกครั้ง", "Your session has ended. Please sign in again";
    ended_why: "ข้อมูลที่ท่านกรอกไว้จะกลับมาครบเมื่อเข้าสู่ระบบแล้ว", "What you typed will be there again once you have signed in.";
    demo: "บัญชีสาธิต", "Demo accounts";
    demo_why: "เลือกบทบาทที่ต้องการลองใช้ บุคคลและหน่วยงานย่อยในระบบสาธิตเป็นเรื่องสมมติ", "Choose a role to try. People and divisions in the demo are invented.";

    forgotten: "ตั้งรหัสผ่านทางอีเมล", "Set a password by e-mail";
    forgotten_why: "กรอกอีเมลที่ใช้เข้าระบบ ระบบจะส่งลิงก์สำหรับตั้งรหัสผ่านไปให้", "Give the e-mail that you sign in with. We will send a link to set a password.";
    send_link: "ส่งลิงก์ตั้งรหัสผ่าน", "Send the link";
    link_sent: "รับคำขอแล้ว", "Your request was received";
    link_sent_why: "หากอีเมลนี้มีบัญชีในระบบ ท่านจะได้รับจดหมายภายในไม่กี่นาที ลิงก์ใช้ได้ครั้งเดียวและมีเวลาจำกัด", "If there is an account with this e-mail, a letter will arrive in a few minutes. Its link works once and for a limited time.";
    no_letter: "หากไม่ได้รับ โปรดดูในกล่องจดหมายขยะ หรือติดต่อ", "If it does not arrive, please look among junk mail, or write to";
    back_to_sign_in: "กลับไปหน้าเข้าสู่ระบบ", "Back to sign-in";
    link_gone: "ลิงก์นี้ใช้ไม่ได้แล้ว", "This link does not work any more";
    link_gone_why: "ลิงก์ใช้ได้ครั้งเดียวและมีเวลาจำกัด หากท่านตั้งรหัสผ่านแล้ว โปรดเข้าสู่ระบบ หากยัง โปรดขอลิงก์ใหม่", "A link works once and for a limited time. If you have set your password, please sign in; if not, please ask for a new link.";
    welcome: "ยินดีต้อนรับ โปรดตั้งรหัสผ่าน", "Welcome. Please set your password";
    welcome_go: "ตั้งรหัสผ่านและเริ่มใช้งาน", "Set it and begin";
    new_password_title: "ตั้งรหัสผ่านใหม่", "Set a new password";
    new_password: "รหัสผ่านใหม่", "New password";
    new_password_hint(length: &str): "อย่างน้อย {length} ตัวอักษร ใช้ภาษาไทยและเว้นวรรคได้ แนะนำเป็นวลีหลายคำที่จำได้", "At least {length} characters. Thai and spaces are fine; a phrase of several words is best.";
    new_password_again: "รหัสผ่านใหม่อีกครั้ง", "New password again";
    save_password: "บันทึกรหัสผ่าน", "Save the password";
    change_password: "เปลี่ยนรหัสผ่าน", "Change my password";
    change_password_why: "เมื่อเปลี่ยนแล้ว อุปกรณ์อื่นที่เข้าสู่ระบบไว้จะถูกออกจากระบบ", "All other devices will be signed out.";
    present_password: "รหัสผ่านปัจจุบัน", "Present password";

    place: "ตำแหน่งหน้า", "Where you are";
    account: "บัญชีของฉัน", "My account";
    password_changed: "เปลี่ยนรหัสผ่านแล้ว อุปกรณ์อื่นถูกออกจากระบบ", "Your password is changed. Other devices were signed out";
    language_saved: "บันทึกภาษาของจดหมายแล้ว", "The language of your letters is saved";
    second_factor_removed: "ยกเลิกการยืนยันตัวตนสองขั้นตอนแล้ว", "Two-step verification is switched off";
    details: "ข้อมูลของฉัน", "My details";
    details_why: "ข้อมูลนี้มาจากทะเบียนบุคลากรของหน่วยงาน หากไม่ถูกต้อง โปรดแจ้งผู้ดูแลด้านทรัพยากรบุคคลของหน่วยงาน หรือติดต่อ", "These come from your agency's personnel records. If something is wrong, please tell the HR officer of your agency, or write to";
    certificate_name: "ชื่อที่จะพิมพ์บนวุฒิบัตร", "My name on certificates";
    name_th: "ชื่อภาษาไทย", "Name in Thai";
    name_en: "ชื่อภาษาอังกฤษ", "Name in English";
    staff_no: "เลขประจำตัวบุคลากร", "Staff number";
    position: "ตำแหน่ง", "Position";
    unit: "สังกัด", "Unit";
    security: "ความปลอดภัย", "Security";
    letters: "จดหมายจากระบบ", "Letters";
    letters_language: "ภาษาของจดหมาย", "Language of letters";
    letters_why: "ใช้กับอีเมลทุกฉบับที่ระบบส่งถึงท่าน", "For every e-mail that we send you.";
    save: "บันทึก", "Save";

    sessions: "อุปกรณ์ที่เข้าสู่ระบบอยู่", "Where I am signed in";
    sessions_why: "หากมีรายการที่ท่านไม่รู้จัก ให้ออกจากระบบรายการนั้นแล้วเปลี่ยนรหัสผ่าน", "If you do not recognise one, end it and change your password.";
    session_ended: "ออกจากระบบให้แล้ว", "Signed out";
    browser: "เบราว์เซอร์และอุปกรณ์", "Browser and device";
    unknown_browser: "ไม่ทราบชนิด", "Unknown";
    since: "เข้าสู่ระบบเมื่อ", "Signed in";
    last_seen: "ใช้งานล่าสุด", "Last used";
    this_one: "เครื่องนี้", "This one";
    end_it: "ออกจากระบบ", "Sign out";
    end_others: "ออกจากระบบในอุปกรณ์อื่นทั้งหมด", "Sign out everywhere else";

    second_factor: "การยืนยันตัวตนสองขั้นตอน", "Two-step verification";
    second_factor_on: "เปิดใช้อยู่", "On";
    second_factor_off: "ยังไม่เปิดใช้", "Off";
    second_factor_needed: "ต้องตั้งค่าการยืนยันตัวตนสองขั้นตอน", "Two-step verification is needed";
    second_factor_why: "บทบาทของท่านเข้าถึงข้อมูลของผู้อื่น จึงต้องยืนยันด้วยรหัสจากแอปยืนยันตัวตนเพิ่มจากรหัสผ่าน", "Your role reaches the data of others, so it asks for a code from an authenticator app beside the password.";
    second_factor_what: "เมื่อเปิดใช้แล้ว การเข้าสู่ระบบจะถามรหัส 6 หลักจากแอปยืนยันตัวตนในโทรศัพท์ของท่าน ผู้ที่รู้รหัสผ่านเพียงอย่างเดียวจะเข้าบัญชีของท่านไม่ได้", "Once it is on, signing in asks for a code of 6 digits from an authenticator app on your phone. Your password alone will open nothing to others.";
    second_factor_begin: "เริ่มตั้งค่า", "Set it up";
    second_factor_set_up: "ตั้งค่าการยืนยันตัวตนสองขั้นตอน", "Set up two-step verification";
    second_factor_done: "การยืนยันตัวตนสองขั้นตอนพร้อมใช้งาน", "Two-step verification is ready";
    step_app: "เปิดแอปยืนยันตัวตน", "Open an authenticator app";
    step_app_how: "ใช้แอปใดก็ได้ที่รองรับ TOTP เช่น Google Authenticator, Microsoft Authenticator หรือแอปจัดการรหัสผ่าน", "Any app for TOTP will do, such as Google Authenticator, Microsoft Authenticator or a password manager.";
    step_scan: "สแกนคิวอาร์โค้ด", "Scan the QR code";
    step_scan_label: "คิวอาร์โค้ดสำหรับแอปยืนยันตัวตน", "QR code for the authenticator app";
    step_type: "หากสแกนไม่ได้ ให้พิมพ์กุญแจนี้ลงในแอป", "If you cannot scan it, type this key into the app:";
    step_code: "กรอกรหัสที่แอปแสดง", "Give the code that the app shows";
    show_code: "ยืนยันตัวตนขั้นที่สอง", "Second step";
    code: "รหัสจากแอป", "Code from the app";
    code_hint: "ตัวเลข 6 หลัก เปลี่ยนทุก 30 วินาที พิมพ์เลขไทยหรืออารบิกก็ได้", "6 digits that change every 30 seconds.";
    code_or_recovery_hint: "ตัวเลข 6 หลักจากแอป หรือรหัสกู้คืนหนึ่งรหัส", "6 digits from the app, or one of your recovery codes.";
    confirm: "ยืนยัน", "Confirm";
    no_code: "ไม่มีโทรศัพท์อยู่กับตัว", "Without your phone?";
    no_code_why: "กรอกรหัสกู้คืนหนึ่งรหัสที่ท่านเก็บไว้แทนได้ หากไม่มีทั้งสองอย่าง โปรดติดต่อผู้ดูแลระบบของหน่วยงาน", "One of the recovery codes that you kept will do. If you have neither, please ask your administrator.";
    recovery_codes: "รหัสกู้คืน", "Recovery codes";
    recovery_codes_why: "เก็บรหัสเหล่านี้ไว้ในที่ปลอดภัย ใช้แทนรหัสจากแอปได้รหัสละหนึ่งครั้ง หน้านี้แสดงเพียงครั้งเดียว รหัสชุดก่อน (ถ้ามี) ใช้ไม่ได้แล้ว", "Keep these in a safe place. Each stands in for a code from the app, once. They are shown this one time only; earlier ones do not work any more.";
    kept_them: "เก็บรหัสแล้ว ไปต่อ", "I have kept them, go on";
    codes_left(left: &str): "เหลือรหัสกู้คืนที่ยังไม่ได้ใช้ {left} รหัส", "{left} recovery codes are left.";
    renew_codes: "ขอรหัสกู้คืนชุดใหม่", "New recovery codes";
    remove: "ปิดการใช้งาน", "Switch it off";
    cannot_remove: "บทบาทของท่านต้องใช้การยืนยันตัวตนสองขั้นตอน จึงปิดไม่ได้", "Your role demands it, so it cannot be switched off.";

    learner: "ผู้เรียน", "Learner";
}
