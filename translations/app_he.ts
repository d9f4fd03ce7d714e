<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="he_IL">
<context>
    <name>acts</name>
    <message>
        <source>it was deleted</source>
        <translation>היא נמחקה</translation>
    </message>
    <message>
        <source>it is not readable yet</source>
        <translation>עדיין אי אפשר לקרוא אותה</translation>
    </message>
    <message>
        <source>it was not sent</source>
        <translation>היא לא נשלחה</translation>
    </message>
    <message>
        <source>somebody else wrote it</source>
        <translation>מישהו אחר כתב אותה</translation>
    </message>
    <message>
        <source>it has no text</source>
        <translation>אין בה טקסט</translation>
    </message>
    <message>
        <source>it is no poll</source>
        <translation>זה לא סקר</translation>
    </message>
    <message>
        <source>only texts can be changed</source>
        <translation>אפשר לשנות רק הודעות טקסט</translation>
    </message>
    <message>
        <source>it is older than 15 minutes</source>
        <translation>עברו יותר מ-15 דקות</translation>
    </message>
    <message>
        <source>it is older than 60 hours</source>
        <translation>עברו יותר מ-60 שעות</translation>
    </message>
    <message>
        <source>nothing can be sent in this conversation now</source>
        <translation>אי אפשר לשלוח עכשיו בשיחה הזו</translation>
    </message>
    <message>
        <source>it is on its way out</source>
        <translation>היא בדרך החוצה</translation>
    </message>
    <message>
        <source>it does not wait any more</source>
        <translation>היא כבר אינה ממתינה</translation>
    </message>
</context>
<context>
    <name>bubble</name>
    <message>
        <source>… The rest is not shown. Copy the text to read it all.</source>
        <translation>… ההמשך לא מוצג. העתיקו את הטקסט כדי לקרוא את כולו.</translation>
    </message>
    <message>
        <source>Not sent.</source>
        <translation>לא נשלחה.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>לשלוח שוב</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>פרטים</translation>
    </message>
    <message>
        <source>Live location, as it was when it was sent</source>
        <translation>מיקום חי, כפי שהיה בזמן השליחה</translation>
    </message>
    <message>
        <source>Open the map</source>
        <translation>פתיחת המפה</translation>
    </message>
    <message>
        <source>Contact without a name</source>
        <translation>איש קשר בלי שם</translation>
    </message>
    <message>
        <source>Write to this number</source>
        <translation>כתיבה למספר הזה</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ועוד אחד</numerusform>
            <numerusform>ועוד %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>אפשר לבחור באפשרות אחת</translation>
    </message>
    <message>
        <source>Choose any number</source>
        <translation>אפשר לבחור בכמה אפשרויות</translation>
    </message>
    <message numerus="yes">
        <source>Choose at most %n</source>
        <translation>
            <numerusform>אפשר לבחור באפשרות אחת</numerusform>
            <numerusform>אפשר לבחור עד %n אפשרויות</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people voted</source>
        <translation>
            <numerusform>הצבעה של אדם אחד</numerusform>
            <numerusform>הצביעו %n אנשים</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has voted yet</source>
        <translation>עוד לא הצביעו</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>בוטל</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 עד %2</translation>
    </message>
    <message>
        <source>This invitation to a group has expired.</source>
        <translation>תוקף ההזמנה לקבוצה פג.</translation>
    </message>
    <message>
        <source>Invitation to a group. It can be accepted on the phone.</source>
        <translation>הזמנה לקבוצה. אפשר לקבל אותה בטלפון.</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>עד %1</translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>עמוד אחד</numerusform>
            <numerusform>%n עמודים</numerusform>
        </translation>
    </message>
    <message>
        <source>Forwarded many times</source>
        <translation>הועברה פעמים רבות</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>הועברה</translation>
    </message>
    <message>
        <source>Mentions everyone</source>
        <translation>אזכור של כולם</translation>
    </message>
    <message>
        <source>Edited %1</source>
        <extracomment>%1 is the time of a message that was changed later</extracomment>
        <translation>נערכה %1</translation>
    </message>
    <message numerus="yes">
        <source>Accurate to %n metres</source>
        <translation>
            <numerusform>דיוק של מטר אחד</numerusform>
            <numerusform>דיוק של %n מטרים</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>בהורדה …</translation>
    </message>
    <message>
        <source>Fetching: %1 of %2</source>
        <translation>בהורדה: %1 מתוך %2</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>הורדה</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>לנסות שוב</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>שמירה בשם…</translation>
    </message>
</context>
<context>
    <name>business</name>
    <message>
        <source>open around the clock</source>
        <translation>פתוח כל שעות היממה</translation>
    </message>
    <message>
        <source>by appointment</source>
        <translation>בתיאום מראש</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>days of the week: from %1 to %2</extracomment>
        <translation>%1 עד %2</translation>
    </message>
</context>
<context>
    <name>chats</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>הודעה אחת שלא נקראה</numerusform>
            <numerusform>%n הודעות שלא נקראו</numerusform>
        </translation>
    </message>
    <message>
        <source>draft: %1</source>
        <translation>טיוטה: %1</translation>
    </message>
    <message>
        <source>last, from you: %1</source>
        <translation>אחרונה, מכם: %1</translation>
    </message>
    <message>
        <source>last: %1</source>
        <translation>אחרונה: %1</translation>
    </message>
    <message>
        <source>marked as unread</source>
        <translation>סומן כלא נקרא</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>נעוץ</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>מושתק</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>בארכיון</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>%1 is too large: WhatsApp takes at most %2.</source>
        <translation>הקובץ %1 גדול מדי: WhatsApp מקבלת עד %2.</translation>
    </message>
    <message>
        <source>%1 is a folder. Choose the files in it.</source>
        <translation>%1 היא תיקייה. בחרו את הקבצים שבה.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>הקובץ %1 ריק.</translation>
    </message>
    <message>
        <source>%1 cannot be read as a picture. It can be sent as a document.</source>
        <translation>אי אפשר לקרוא את %1 כתמונה. אפשר לשלוח אותו כמסמך.</translation>
    </message>
    <message>
        <source>%1 cannot be read. Perhaps it was moved, or belongs to somebody else.</source>
        <translation>אי אפשר לקרוא את %1. ייתכן שהקובץ הועבר, או שאין לכם הרשאה אליו.</translation>
    </message>
    <message>
        <source>%1 cannot be sent as a moving picture. Send it as a document instead.</source>
        <translation>אי אפשר לשלוח את %1 כתמונה נעה. שלחו אותו כמסמך.</translation>
    </message>
</context>
<context>
    <name>gesher::PracticeWindow</name>
    <message>
        <source>Phone %1</source>
        <translation>טלפון %1</translation>
    </message>
    <message>
        <source>The phone unlinked its devices.</source>
        <translation>הטלפון ניתק את המכשירים שלו.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No linked device.</source>
        <translation>אין מכשיר מקושר.</translation>
    </message>
    <message numerus="yes">
        <source>%n linked devices.</source>
        <translation>
            <numerusform>מכשיר מקושר אחד.</numerusform>
            <numerusform>%n מכשירים מקושרים.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>%1 wrote: %2</source>
        <translation>%1 כתב/ה: %2</translation>
    </message>
    <message>
        <source>There is no code on the screen. In Gesher choose Numbers, then Add number.</source>
        <translation>אין קוד על המסך. בגשר בחרו מספרים, ואז הוספת מספר.</translation>
    </message>
    <message>
        <source>Scanned. The device is linked.</source>
        <translation>נסרק. המכשיר מקושר.</translation>
    </message>
    <message>
        <source>The phone could not use this code: it has expired, or belongs to another network.</source>
        <translation>הטלפון לא הצליח להשתמש בקוד: פג תוקפו, או שהוא שייך לרשת אחרת.</translation>
    </message>
    <message>
        <source>The code was right. The device is linked.</source>
        <translation>הקוד נכון. המכשיר מקושר.</translation>
    </message>
    <message>
        <source>The phone refused this code. Check the letters, and that the code is for this phone&apos;s number.</source>
        <translation>הטלפון דחה את הקוד. בדקו את האותיות, ושהקוד הוא למספר של הטלפון הזה.</translation>
    </message>
    <message>
        <source>Choose somebody else to write to.</source>
        <translation>בחרו מישהו אחר לכתוב אליו.</translation>
    </message>
    <message>
        <source>Sent.</source>
        <translation>נשלח.</translation>
    </message>
    <message>
        <source>The phone is offline, or cannot reach that number.</source>
        <translation>הטלפון לא מחובר, או שאינו מגיע למספר הזה.</translation>
    </message>
    <message>
        <source>Practice phone</source>
        <translation>טלפון תרגול</translation>
    </message>
    <message>
        <source>This is the other end, for practice. Nothing here reaches a real phone.</source>
        <translation>זה הצד השני, לתרגול. שום דבר מכאן לא מגיע לטלפון אמיתי.</translation>
    </message>
    <message>
        <source>Whose phone</source>
        <translation>הטלפון של מי</translation>
    </message>
    <message>
        <source>Another phone</source>
        <translation>טלפון נוסף</translation>
    </message>
    <message>
        <source>This phone is online</source>
        <translation>הטלפון הזה מחובר</translation>
    </message>
    <message>
        <source>Unlink all</source>
        <translation>ניתוק כולם</translation>
    </message>
    <message>
        <source>Scan the code on the screen</source>
        <translation>סריקת הקוד שעל המסך</translation>
    </message>
    <message>
        <source>Or type the code: ABCD-EFGH</source>
        <translation>או הקלידו את הקוד: ABCD-EFGH</translation>
    </message>
    <message>
        <source>Code to type on the phone</source>
        <translation>קוד להקלדה בטלפון</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>קישור</translation>
    </message>
    <message>
        <source>Write from this phone to</source>
        <translation>כתיבה מהטלפון הזה אל</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>הודעה</translation>
    </message>
    <message>
        <source>Message to write on the practice phone</source>
        <translation>הודעה לכתיבה בטלפון התרגול</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>כתיבה</translation>
    </message>
    <message>
        <source>On this phone&apos;s screen</source>
        <translation>על מסך הטלפון הזה</translation>
    </message>
    <message>
        <source>Messages on this phone</source>
        <translation>הודעות בטלפון הזה</translation>
    </message>
</context>
<context>
    <name>gesher::Startup</name>
    <message>
        <source>The practice network in %1 cannot be used. Use another folder.</source>
        <translation>אי אפשר להשתמש ברשת התרגול שב־%1. בחרו תיקייה אחרת.</translation>
    </message>
    <message>
        <source>This computer has no keychain that Gesher could use. It can keep its key in a file beside the data, readable by you alone. Whoever copies the whole folder could then use your sessions.</source>
        <translation>במחשב הזה אין מחזיק מפתחות שגשר יכול להשתמש בו. אפשר לשמור את המפתח בקובץ ליד הנתונים, שרק אתם יכולים לקרוא. מי שיעתיק את כל התיקייה יוכל להשתמש בחיבורים שלכם.</translation>
    </message>
    <message>
        <source>Keep it in a file</source>
        <translation>לשמור בקובץ</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>יציאה</translation>
    </message>
</context>
<context>
    <name>mentions</name>
    <message>
        <source>number hidden</source>
        <translation>מספר מוסתר</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Waiting for this message. It is being sent again by the other phone.</source>
        <translation>ממתינים להודעה הזו. הטלפון השני שולח אותה שוב.</translation>
    </message>
    <message>
        <source>This kind of message cannot be shown here yet. It is kept; see it on the phone.</source>
        <translation>עדיין אי אפשר להציג כאן הודעה מסוג זה. היא נשמרה; אפשר לראות אותה בטלפון.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a kind of message (&quot;Photo&quot;), %2 its caption, question or name</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a kind of message and how long it plays: &quot;Voice message, 0:12&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n contacts</source>
        <translation>
            <numerusform>איש קשר אחד</numerusform>
            <numerusform>%n אנשי קשר</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>תמונה אחת</numerusform>
            <numerusform>%n תמונות</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n videos</source>
        <translation>
            <numerusform>סרטון אחד</numerusform>
            <numerusform>%n סרטונים</numerusform>
        </translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>תמונה</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>סרטון</translation>
    </message>
    <message>
        <source>GIF</source>
        <translation>GIF</translation>
    </message>
    <message>
        <source>Audio file</source>
        <translation>קובץ שמע</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>הודעה קולית</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>מסמך</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>מדבקה</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>מיקום</translation>
    </message>
    <message>
        <source>Live location</source>
        <translation>מיקום חי</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>איש קשר</translation>
    </message>
    <message>
        <source>Poll</source>
        <translation>סקר</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>אירוע</translation>
    </message>
    <message>
        <source>Group invitation</source>
        <translation>הזמנה לקבוצה</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>אלבום</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>הודעה</translation>
    </message>
    <message>
        <source>You deleted this message</source>
        <translation>מחקתם את ההודעה הזו</translation>
    </message>
    <message>
        <source>This message was deleted</source>
        <translation>ההודעה הזו נמחקה</translation>
    </message>
    <message>
        <source>Can be viewed once, and is opened on the phone only.</source>
        <translation>הודעה לצפייה חד-פעמית, נפתחת רק בטלפון.</translation>
    </message>
    <message>
        <source>Forwarded many times</source>
        <translation>הועברה פעמים רבות</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>הועברה</translation>
    </message>
    <message>
        <source>Mentions everyone</source>
        <translation>אזכור של כולם</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n votes</source>
        <translation>
            <numerusform>%1: קול אחד</numerusform>
            <numerusform>%1: %n קולות</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, your choice</source>
        <translation>%1, הבחירה שלכם</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>נערכה</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <extracomment>an emoji and who chose it</extracomment>
        <translation>%1 מאת %2</translation>
    </message>
    <message>
        <source>You</source>
        <translation>אתם</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>מסומנת בכוכב</translation>
    </message>
</context>
<context>
    <name>names</name>
    <message>
        <source>Number hidden</source>
        <translation>המספר מוסתר</translation>
    </message>
    <message>
        <source>%1, number hidden</source>
        <translation>%1, המספר מוסתר</translation>
    </message>
</context>
<context>
    <name>presence</name>
    <message>
        <source>Somebody</source>
        <translation>מישהו</translation>
    </message>
    <message numerus="yes">
        <source>%n people are typing…</source>
        <translation>
            <numerusform>אדם אחד מקליד…</numerusform>
            <numerusform>%n אנשים מקלידים…</numerusform>
        </translation>
    </message>
    <message>
        <source>recording…</source>
        <translation>מקליט/ה…</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>מקליד/ה…</translation>
    </message>
    <message>
        <source>%1 is recording…</source>
        <extracomment>%1 is a member of the group</extracomment>
        <translation>%1 מקליט/ה…</translation>
    </message>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 מקליד/ה…</translation>
    </message>
    <message>
        <source>last seen today at %1</source>
        <translation>נראה לאחרונה היום ב־%1</translation>
    </message>
    <message>
        <source>last seen yesterday at %1</source>
        <translation>נראה לאחרונה אתמול ב־%1</translation>
    </message>
    <message>
        <source>last seen on %1</source>
        <extracomment>%1 is a day, as in &quot;3 May&quot;</extracomment>
        <translation>נראה לאחרונה ב־%1</translation>
    </message>
    <message>
        <source>online</source>
        <translation>מחובר/ת</translation>
    </message>
</context>
<context>
    <name>privacy</name>
    <message>
        <source>Last seen</source>
        <translation>נראה לאחרונה</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>מחובר כעת</translation>
    </message>
    <message>
        <source>Profile picture</source>
        <translation>תמונת פרופיל</translation>
    </message>
    <message>
        <source>About</source>
        <translation>אודות</translation>
    </message>
    <message>
        <source>Read receipts</source>
        <translation>אישורי קריאה</translation>
    </message>
    <message>
        <source>Who may add it to groups</source>
        <translation>מי רשאי לצרף אותו לקבוצות</translation>
    </message>
    <message>
        <source>Who may call</source>
        <translation>מי רשאי להתקשר</translation>
    </message>
    <message>
        <source>Who may write</source>
        <translation>מי רשאי לכתוב</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>כולם</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>אנשי קשר</translation>
    </message>
    <message>
        <source>Contacts except some (chosen on the phone)</source>
        <translation>אנשי קשר מלבד אחדים (נבחר בטלפון)</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>אף אחד</translation>
    </message>
    <message>
        <source>As last seen</source>
        <translation>כמו „נראה לאחרונה”</translation>
    </message>
    <message>
        <source>Known people</source>
        <translation>אנשים מוכרים</translation>
    </message>
    <message>
        <source>Something else (chosen on the phone)</source>
        <translation>אחר (נבחר בטלפון)</translation>
    </message>
</context>
<context>
    <name>system</name>
    <message>
        <source>a hidden number</source>
        <translation>מספר חסוי</translation>
    </message>
    <message>
        <source>This number</source>
        <translation>המספר הזה</translation>
    </message>
    <message>
        <source>this number</source>
        <translation>המספר הזה</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 some numbers, %n more of them</extracomment>
        <translation>
            <numerusform>%1 ועוד אחד</numerusform>
            <numerusform>%1 ועוד %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was added</source>
        <translation>צירוף לקבוצה: %1</translation>
    </message>
    <message>
        <source>%1 added %2</source>
        <translation>%1: צירוף של %2</translation>
    </message>
    <message>
        <source>%1 joined the group</source>
        <translation>הצטרפות לקבוצה: %1</translation>
    </message>
    <message>
        <source>%1 left the group</source>
        <translation>עזיבת הקבוצה: %1</translation>
    </message>
    <message>
        <source>%1 was removed</source>
        <translation>הסרה מהקבוצה: %1</translation>
    </message>
    <message>
        <source>%1 removed %2</source>
        <translation>%1: הסרה של %2</translation>
    </message>
    <message>
        <source>Admin from now on: %1</source>
        <translation>מנהל הקבוצה מעכשיו: %1</translation>
    </message>
    <message>
        <source>No longer admin: %1</source>
        <translation>כבר לא מנהל הקבוצה: %1</translation>
    </message>
    <message>
        <source>Messages no longer disappear</source>
        <translation>הודעות אינן נעלמות יותר</translation>
    </message>
    <message numerus="yes">
        <source>Messages disappear after %n days</source>
        <translation>
            <numerusform>הודעות נעלמות אחרי יום</numerusform>
            <numerusform>הודעות נעלמות אחרי יומיים</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Messages disappear after %n hours</source>
        <translation>
            <numerusform>הודעות נעלמות אחרי שעה</numerusform>
            <numerusform>הודעות נעלמות אחרי שעתיים</numerusform>
        </translation>
    </message>
    <message>
        <source>Only admins can write from now on</source>
        <translation>מעכשיו רק מנהלים יכולים לכתוב</translation>
    </message>
    <message>
        <source>All members can write from now on</source>
        <translation>מעכשיו כל החברים יכולים לכתוב</translation>
    </message>
    <message>
        <source>Only admins can change the group&apos;s details from now on</source>
        <translation>מעכשיו רק מנהלים יכולים לשנות את פרטי הקבוצה</translation>
    </message>
    <message>
        <source>All members can change the group&apos;s details from now on</source>
        <translation>מעכשיו כל החברים יכולים לשנות את פרטי הקבוצה</translation>
    </message>
    <message>
        <source>New members need an admin&apos;s approval from now on</source>
        <translation>מעכשיו חברים חדשים צריכים אישור של מנהל</translation>
    </message>
    <message>
        <source>New members no longer need an admin&apos;s approval</source>
        <translation>חברים חדשים אינם צריכים עוד אישור של מנהל</translation>
    </message>
    <message>
        <source>All members can add others from now on</source>
        <translation>מעכשיו כל החברים יכולים לצרף אחרים</translation>
    </message>
    <message>
        <source>Only admins can add others from now on</source>
        <translation>מעכשיו רק מנהלים יכולים לצרף אחרים</translation>
    </message>
    <message>
        <source>The invite link was reset</source>
        <translation>קישור ההזמנה הוחלף</translation>
    </message>
    <message>
        <source>The group was deleted</source>
        <translation>הקבוצה נמחקה</translation>
    </message>
    <message>
        <source>The group was changed</source>
        <translation>הקבוצה שונתה</translation>
    </message>
    <message>
        <source>The group %1 was created</source>
        <translation>הקבוצה %1 נוצרה</translation>
    </message>
    <message>
        <source>%1 created the group %2</source>
        <translation>%1: יצירת הקבוצה %2</translation>
    </message>
    <message>
        <source>The group is called %1 now</source>
        <translation>שם הקבוצה עכשיו: %1</translation>
    </message>
    <message>
        <source>%1 named the group %2</source>
        <translation>%1: שם הקבוצה עכשיו %2</translation>
    </message>
    <message>
        <source>The description was removed</source>
        <translation>תיאור הקבוצה הוסר</translation>
    </message>
    <message>
        <source>The description is now: %1</source>
        <translation>התיאור עכשיו: %1</translation>
    </message>
    <message>
        <source>New phone number: %1</source>
        <translation>מספר טלפון חדש: %1</translation>
    </message>
    <message>
        <source>%1 is calling, with video. Answer on the phone.</source>
        <translation>%1 בשיחת וידאו נכנסת. אפשר לענות בטלפון.</translation>
    </message>
    <message>
        <source>%1 is calling. Answer on the phone.</source>
        <translation>%1 בשיחה נכנסת. אפשר לענות בטלפון.</translation>
    </message>
    <message>
        <source>Missed video call from %1</source>
        <translation>שיחת וידאו שלא נענתה מאת %1</translation>
    </message>
    <message>
        <source>Missed call from %1</source>
        <translation>שיחה שלא נענתה מאת %1</translation>
    </message>
    <message>
        <source>Call from %1, answered on another device</source>
        <translation>שיחה מאת %1, נענתה במכשיר אחר</translation>
    </message>
    <message>
        <source>Call from %1, declined</source>
        <translation>שיחה מאת %1, נדחתה</translation>
    </message>
    <message>
        <source>%1 has a new phone number: %2</source>
        <translation>ל־%1 יש מספר טלפון חדש: %2</translation>
    </message>
    <message>
        <source>The security code has changed: WhatsApp was set up anew at the other side</source>
        <translation>קוד האבטחה השתנה: WhatsApp הותקן מחדש בצד השני</translation>
    </message>
</context>
<context>
    <name>ui::AccountActs</name>
    <message>
        <source>%1 is logged out. Its messages are still here.</source>
        <translation>החיבור של %1 נותק. ההודעות שלו נשארו כאן.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages were written into files.</source>
        <translation>
            <numerusform>הודעה אחת נכתבה לקבצים.</numerusform>
            <numerusform>%n הודעות נכתבו לקבצים.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restart the connection</source>
        <translation>חיבור מחדש</translation>
    </message>
    <message>
        <source>Privacy on WhatsApp …</source>
        <translation>פרטיות ב־WhatsApp …</translation>
    </message>
    <message>
        <source>Writing files …</source>
        <translation>כותבים קבצים …</translation>
    </message>
    <message>
        <source>Write everything into files</source>
        <translation>כתיבת הכול לקבצים</translation>
    </message>
    <message>
        <source>Log out …</source>
        <translation>ניתוק מהחשבון …</translation>
    </message>
    <message>
        <source>Remove this number …</source>
        <translation>הסרת המספר …</translation>
    </message>
    <message>
        <source>Files and room …</source>
        <translation>קבצים ומקום …</translation>
    </message>
</context>
<context>
    <name>ui::AccountDetails</name>
    <message>
        <source>Phone: %1</source>
        <translation>טלפון: %1</translation>
    </message>
    <message>
        <source>Name on WhatsApp: %1</source>
        <translation>השם ב־WhatsApp: %1</translation>
    </message>
    <message>
        <source>Last proof of life: %1</source>
        <translation>סימן חיים אחרון: %1</translation>
    </message>
    <message>
        <source>In this state since: %1</source>
        <translation>במצב הזה מאז: %1</translation>
    </message>
    <message>
        <source>Today: %1 sent, %2 received, %3 waiting</source>
        <translation>היום: %1 נשלחו, %2 התקבלו, %3 ממתינות</translation>
    </message>
    <message>
        <source>Show the code to scan</source>
        <translation>הצגת הקוד לסריקה</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>לנסות עכשיו</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>התחברות</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <translation>פרטים: %1</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>ניתוק</translation>
    </message>
    <message>
        <source>Name in Gesher</source>
        <translation>השם בגשר</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>לקוח</translation>
    </message>
    <message>
        <source>On its line since Gesher started: %1 in, %2 out</source>
        <translation>בקו שלו מאז שגשר הופעל: %1 נכנסו, %2 יצאו</translation>
    </message>
    <message>
        <source>Self-check …</source>
        <translation>בדיקה עצמית …</translation>
    </message>
    <message>
        <source>Notifications of new messages</source>
        <translation>התראות על הודעות חדשות</translation>
    </message>
    <message>
        <source>As its client, or as in Settings</source>
        <translation>כמו אצל הלקוח, או כמו בהגדרות</translation>
    </message>
    <message>
        <source>Memory held for it: at least %1</source>
        <translation>זיכרון שמוחזק עבור המספר: לפחות %1</translation>
    </message>
</context>
<context>
    <name>ui::AccountFilter</name>
    <message>
        <source>%1, client %2</source>
        <translation>%1, לקוח %2</translation>
    </message>
</context>
<context>
    <name>ui::AccountPanel</name>
    <message>
        <source>%1 is linked.</source>
        <translation>%1 מקושר.</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 הוסר.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>סגירה</translation>
    </message>
    <message>
        <source>Add a number</source>
        <translation>הוספת מספר</translation>
    </message>
    <message>
        <source>Link “%1”</source>
        <translation>קישור ”%1“</translation>
    </message>
    <message>
        <source>%1 belongs to %2 now.</source>
        <translation>%1 שייך עכשיו ל־%2.</translation>
    </message>
    <message>
        <source>%1 belongs to no client now.</source>
        <translation>%1 לא שייך עכשיו לאף לקוח.</translation>
    </message>
</context>
<context>
    <name>ui::AccountsModel</name>
    <message>
        <source>not linked yet</source>
        <translation>עדיין לא מקושר</translation>
    </message>
    <message>
        <source>%1, %2, %3, sent today %4, received today %5, waiting %6</source>
        <translation>%1, %2, %3, נשלחו היום %4, התקבלו היום %5, ממתינות %6</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>מספר</translation>
    </message>
    <message>
        <source>State</source>
        <translation>מצב</translation>
    </message>
    <message>
        <source>Sent today</source>
        <translation>נשלחו היום</translation>
    </message>
    <message>
        <source>Received today</source>
        <translation>התקבלו היום</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>ממתינות</translation>
    </message>
    <message>
        <source>try %1, in %2</source>
        <translation>ניסיון %1, בעוד %2</translation>
    </message>
    <message>
        <source>try %1</source>
        <translation>ניסיון %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>עד %1</translation>
    </message>
</context>
<context>
    <name>ui::AccountsPage</name>
    <message>
        <source>Numbers</source>
        <translation>מספרים</translation>
    </message>
    <message>
        <source>%1 of %2 gave proof of life in the last minute.</source>
        <translation>%1 מתוך %2 נתנו סימן חיים בדקה האחרונה.</translation>
    </message>
    <message numerus="yes">
        <source>%n need you.</source>
        <translation>
            <numerusform>מספר אחד צריך אותך.</numerusform>
            <numerusform>%n צריכים אותך.</numerusform>
        </translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>הכול %1</translation>
    </message>
    <message>
        <source>Needs you %1</source>
        <translation>צריכים אותך %1</translation>
    </message>
    <message numerus="yes">
        <source>%n numbers, those that need you first</source>
        <translation>
            <numerusform>מספר אחד</numerusform>
            <numerusform>%n מספרים, תחילה אלה שצריכים אותך</numerusform>
        </translation>
    </message>
    <message>
        <source>Add number</source>
        <translation>הוספת מספר</translation>
    </message>
    <message>
        <source>No number is linked yet</source>
        <translation>עדיין אין מספר מקושר</translation>
    </message>
    <message>
        <source>Link a WhatsApp number: its messages arrive here, and you answer from here. Have its phone at hand.</source>
        <translation>קשרו מספר WhatsApp: ההודעות שלו יגיעו לכאן, ומכאן תענו. כדאי שהטלפון יהיה בהישג יד.</translation>
    </message>
    <message>
        <source>Add your first number</source>
        <translation>הוספת המספר הראשון</translation>
    </message>
    <message>
        <source>No number matches</source>
        <translation>אין מספר מתאים</translation>
    </message>
    <message>
        <source>Nothing here has that name or number in this view.</source>
        <translation>אין כאן שם או מספר כזה בתצוגה הזו.</translation>
    </message>
    <message>
        <source>Show all numbers</source>
        <translation>הצגת כל המספרים</translation>
    </message>
    <message>
        <source>Name, number or client</source>
        <translation>שם, מספר או לקוח</translation>
    </message>
</context>
<context>
    <name>ui::AddContact</name>
    <message>
        <source>Send a contact</source>
        <translation>שליחת איש קשר</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>שם</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>מספר טלפון</translation>
    </message>
    <message>
        <source>Enter the name of the contact.</source>
        <translation>צריך להזין את שם איש הקשר.</translation>
    </message>
    <message>
        <source>This is no phone number. Enter one as people dial it, or with its country code, for example %1.</source>
        <translation>זה לא מספר טלפון. הקלידו אותו כמו שמחייגים, או עם קידומת המדינה, למשל %1.</translation>
    </message>
</context>
<context>
    <name>ui::AddDialog</name>
    <message>
        <source>Cancel</source>
        <translation>ביטול</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>שליחה</translation>
    </message>
</context>
<context>
    <name>ui::AddPlace</name>
    <message>
        <source>Send a location</source>
        <translation>שליחת מיקום</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>קו רוחב</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>קו אורך</translation>
    </message>
    <message>
        <source>Name of the place (optional)</source>
        <translation>שם המקום (לא חובה)</translation>
    </message>
    <message>
        <source>Enter the latitude as degrees from %1 to %2, for example %3.</source>
        <translation>צריך להזין את קו הרוחב במעלות, מ־%1 עד %2, למשל %3.</translation>
    </message>
    <message>
        <source>Enter the longitude as degrees from %1 to %2, for example %3.</source>
        <translation>צריך להזין את קו האורך במעלות, מ־%1 עד %2, למשל %3.</translation>
    </message>
</context>
<context>
    <name>ui::AddPoll</name>
    <message>
        <source>Send a poll</source>
        <translation>שליחת סקר</translation>
    </message>
    <message>
        <source>Several options may be chosen</source>
        <translation>אפשר לבחור כמה אפשרויות</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>שאלה</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>אפשרויות</translation>
    </message>
    <message>
        <source>One more option</source>
        <translation>עוד אפשרות</translation>
    </message>
    <message>
        <source>Option %1</source>
        <translation>אפשרות %1</translation>
    </message>
    <message>
        <source>Enter the question.</source>
        <translation>צריך להזין את השאלה.</translation>
    </message>
    <message>
        <source>Two options are the same. Change one of them.</source>
        <translation>שתי אפשרויות זהות. צריך לשנות אחת מהן.</translation>
    </message>
    <message>
        <source>Enter at least two options.</source>
        <translation>צריך להזין לפחות שתי אפשרויות.</translation>
    </message>
</context>
<context>
    <name>ui::AttemptsModel</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>a try: when, and how long it took</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, %2, took %3</source>
        <translation>%1, %2, נמשך %3</translation>
    </message>
</context>
<context>
    <name>ui::Attention</name>
    <message>
        <source>A text was not sent at its time. It waits in its conversation.</source>
        <translation>הודעה לא נשלחה במועד שלה. היא ממתינה בשיחה שלה.</translation>
    </message>
</context>
<context>
    <name>ui::Banner</name>
    <message>
        <source>Close this notice</source>
        <translation>סגירת ההודעה</translation>
    </message>
</context>
<context>
    <name>ui::BlockPerson</name>
    <message>
        <source>Block somebody</source>
        <translation>חסימה</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>לחסום את %1?</translation>
    </message>
    <message>
        <source>Nothing they write reaches %1 any more, on none of its devices, and what they write meanwhile never comes. They are not told. Your other numbers still hear from them.</source>
        <extracomment>%1 is one of our numbers</extracomment>
        <translation>הודעות מאיש הקשר לא יגיעו עוד אל %1, באף אחד מהמכשירים, ומה שייכתב בינתיים לא יגיע לעולם. איש הקשר אינו מקבל על כך הודעה. המספרים האחרים שלכם ימשיכו לקבל ממנו הודעות.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>חסימה</translation>
    </message>
</context>
<context>
    <name>ui::BubbleDelegate</name>
    <message>
        <source>You</source>
        <translation>אתם</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>הודעות חדשות</translation>
    </message>
</context>
<context>
    <name>ui::ChatActs</name>
    <message>
        <source>%1 is in the archive now.</source>
        <translation>%1 הועבר לארכיון.</translation>
    </message>
    <message>
        <source>%1 is back in the list.</source>
        <translation>%1 חזר לרשימה.</translation>
    </message>
</context>
<context>
    <name>ui::ChatDelegate</name>
    <message>
        <source>Draft:</source>
        <translation>טיוטה:</translation>
    </message>
</context>
<context>
    <name>ui::ChatFilters</name>
    <message>
        <source>Nobody answered for an hour</source>
        <translation>ממתינים לתשובה מעל שעה</translation>
    </message>
    <message>
        <source>A message was not sent</source>
        <translation>הודעה לא נשלחה</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>קבוצות</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>תוויות</translation>
    </message>
    <message>
        <source>Only: %1</source>
        <translation>רק: %1</translation>
    </message>
    <message>
        <source>Filter the conversations</source>
        <translation>סינון השיחות</translation>
    </message>
    <message>
        <source>Show all conversations</source>
        <translation>הצגת כל השיחות</translation>
    </message>
</context>
<context>
    <name>ui::ChatMenu</name>
    <message>
        <source>Unpin</source>
        <translation>ביטול נעיצה</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>נעיצה למעלה</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>החזרה לרשימה</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>ארכיון</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>ביטול השתקה</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>סימון כנקרא</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>סימון כלא נקרא</translation>
    </message>
    <message>
        <source>Delete the chat …</source>
        <translation>מחיקת השיחה …</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>השתקה</translation>
    </message>
    <message>
        <source>For 8 hours</source>
        <translation>ל-8 שעות</translation>
    </message>
    <message>
        <source>For a week</source>
        <translation>לשבוע</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>תמיד</translation>
    </message>
</context>
<context>
    <name>ui::CheckRow</name>
    <message>
        <source>The server: nothing yet</source>
        <translation>השרת: עדיין כלום</translation>
    </message>
    <message>
        <source>The server: %1, last on %2</source>
        <translation>השרת: %1, לאחרונה ב־%2</translation>
    </message>
    <message>
        <source>The reference: %1</source>
        <translation>התיאור: %1</translation>
    </message>
</context>
<context>
    <name>ui::ClientBox</name>
    <message>
        <source>No client yet</source>
        <translation>עדיין בלי לקוח</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>לקוח</translation>
    </message>
</context>
<context>
    <name>ui::ClientDialog</name>
    <message>
        <source>Change a client</source>
        <translation>שינוי לקוח</translation>
    </message>
    <message>
        <source>New client</source>
        <translation>לקוח חדש</translation>
    </message>
    <message>
        <source>For example: Cohen Motors</source>
        <translation>לדוגמה: מוסך כהן</translation>
    </message>
    <message>
        <source>Remove this client</source>
        <translation>הסרת הלקוח</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ביטול</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>שם</translation>
    </message>
    <message>
        <source>Mark: two letters that stand for it</source>
        <translation>סימן: שתי אותיות שמייצגות אותו</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>צבע</translation>
    </message>
    <message>
        <source>Time zone, in which its day begins</source>
        <translation>אזור זמן, שלפיו מתחיל היום</translation>
    </message>
    <message>
        <source>Keep messages</source>
        <translation>שמירת הודעות</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>לתמיד</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>יום אחד</numerusform>
            <numerusform>%n ימים</numerusform>
        </translation>
    </message>
    <message>
        <source>Save and delete %1</source>
        <translation>שמירה ומחיקת %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>שמירה</translation>
    </message>
    <message>
        <source>Make client</source>
        <translation>יצירת לקוח</translation>
    </message>
    <message>
        <source>Messages of its numbers stay on this computer until somebody deletes them.</source>
        <translation>ההודעות של המספרים שלו נשארות במחשב הזה עד שמישהו מוחק אותן.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages are older than that and are deleted when you save. On the phones they stay.</source>
        <translation>
            <numerusform>הודעה אחת ישנה מזה ותימחק עם השמירה. בטלפונים היא נשארת.</numerusform>
            <numerusform>%n הודעות ישנות מזה ויימחקו עם השמירה. בטלפונים הן נשארות.</numerusform>
        </translation>
    </message>
    <message>
        <source>Older messages of its numbers are deleted here. On the phones they stay.</source>
        <translation>הודעות ישנות יותר של המספרים שלו נמחקות כאן. בטלפונים הן נשארות.</translation>
    </message>
    <message>
        <source>There is no time zone of that name. Type a city, such as Jerusalem, and choose from the list.</source>
        <translation>אין אזור זמן בשם הזה. הקלידו עיר באנגלית, למשל Jerusalem, ובחרו מהרשימה.</translation>
    </message>
    <message>
        <source>Numbers belong to this client. Under Numbers, give them to another client or remove them, then remove the client.</source>
        <translation>יש מספרים ששייכים ללקוח הזה. במסך המספרים העבירו אותם ללקוח אחר או הסירו אותם, ואז הסירו את הלקוח.</translation>
    </message>
    <message>
        <source>The mark must be one or two letters or digits.</source>
        <translation>הסימן חייב להיות אות או שתיים, או ספרות.</translation>
    </message>
    <message>
        <source>This client leaves: off-board …</source>
        <translation>הלקוח עוזב: סיום עבודה …</translation>
    </message>
    <message>
        <source>None</source>
        <translation>ללא</translation>
    </message>
    <message>
        <source>Country, whose phones are typed without its code</source>
        <translation>מדינה, שמספרי הטלפון שלה מוקלדים בלי קידומת</translation>
    </message>
    <message>
        <source>Quiet hours: nobody is told of new messages</source>
        <translation>שעות שקטות: אין התראות על הודעות חדשות</translation>
    </message>
    <message>
        <source>There is no country of that name. Type some letters of it, and choose from the list.</source>
        <translation>אין מדינה בשם הזה. הקלידו כמה אותיות ובחרו מהרשימה.</translation>
    </message>
    <message>
        <source>Quiet hours begin and end at the same time. Choose another end, or take them away.</source>
        <translation>השעות השקטות מתחילות ומסתיימות באותו זמן. בחרו שעת סיום אחרת, או בטלו אותן.</translation>
    </message>
    <message>
        <source>Language of what is written for it</source>
        <translation>השפה של מה שנכתב עבורו</translation>
    </message>
    <message>
        <source>Notifications of new messages</source>
        <translation>התראות על הודעות חדשות</translation>
    </message>
    <message>
        <source>As in Settings</source>
        <translation>כמו בהגדרות</translation>
    </message>
</context>
<context>
    <name>ui::ClientMenu</name>
    <message>
        <source>Clients</source>
        <translation>לקוחות</translation>
    </message>
    <message>
        <source>Name of a client</source>
        <translation>שם של לקוח</translation>
    </message>
    <message>
        <source>Change “%1” …</source>
        <translation>שינוי ״%1״ …</translation>
    </message>
    <message>
        <source>New client …</source>
        <translation>לקוח חדש …</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>כל הלקוחות</translation>
    </message>
</context>
<context>
    <name>ui::ClientSwitcher</name>
    <message>
        <source>All clients</source>
        <translation>כל הלקוחות</translation>
    </message>
    <message>
        <source>Client: %1</source>
        <translation>לקוח: %1</translation>
    </message>
</context>
<context>
    <name>ui::ColourChoice</name>
    <message>
        <source>Colour</source>
        <translation>צבע</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>חום</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>טורקיז</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>סגול</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>זית</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>שזיף</translation>
    </message>
</context>
<context>
    <name>ui::Composer</name>
    <message>
        <source>Message</source>
        <translation>הודעה</translation>
    </message>
    <message>
        <source>Change the writing direction</source>
        <translation>שינוי כיוון הכתיבה</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>שליחה</translation>
    </message>
    <message>
        <source>Open Numbers</source>
        <translation>מעבר למספרים</translation>
    </message>
    <message>
        <source>Answering from %1 %2</source>
        <translation>עונים מהמספר %1 %2</translation>
    </message>
    <message>
        <source>Message to %1</source>
        <translation>הודעה אל %1</translation>
    </message>
    <message>
        <source>The number of this conversation was removed. What was written stays here to be read.</source>
        <translation>המספר של השיחה הזו הוסר. מה שנכתב נשאר כאן לקריאה.</translation>
    </message>
    <message>
        <source>This number cannot write now. %1</source>
        <translation>המספר הזה לא יכול לכתוב עכשיו. %1</translation>
    </message>
    <message>
        <source>This text is longer than WhatsApp takes. Shorten it, or send it in parts.</source>
        <translation>הטקסט ארוך יותר ממה ש־WhatsApp מקבלת. קצרו אותו, או שלחו אותו בחלקים.</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>שליחה (Enter)</translation>
    </message>
    <message>
        <source>Location …</source>
        <translation>מיקום…</translation>
    </message>
    <message>
        <source>Contact …</source>
        <translation>איש קשר…</translation>
    </message>
    <message>
        <source>Poll …</source>
        <translation>סקר…</translation>
    </message>
    <message>
        <source>This conversation can be answered on the phone only.</source>
        <translation>אפשר להשיב בשיחה הזאת רק בטלפון.</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>צירוף</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>one of our numbers: its name, its phone</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Send documents</source>
        <translation>שליחת מסמכים</translation>
    </message>
    <message>
        <source>Send photos and videos</source>
        <translation>שליחת תמונות וסרטונים</translation>
    </message>
    <message>
        <source>Photos and videos (%1)</source>
        <translation>תמונות וסרטונים (%1)</translation>
    </message>
    <message>
        <source>Photos and videos …</source>
        <translation>תמונות וסרטונים …</translation>
    </message>
    <message>
        <source>Document …</source>
        <translation>מסמך …</translation>
    </message>
    <message>
        <source>This reply has a place for a name, and nobody&apos;s name is known here. Fill it before you send.</source>
        <translation>בתשובה הזו יש מקום לשם, ושם איש הקשר אינו ידוע כאן. יש להשלים אותו לפני השליחה.</translation>
    </message>
    <message>
        <source>Record a voice message</source>
        <translation>הקלטת הודעה קולית</translation>
    </message>
    <message>
        <source>A recording waits in the conversation with %1. Send it or throw it away first.</source>
        <translation>הקלטה ממתינה בשיחה עם %1. יש לשלוח אותה או להשליך אותה קודם.</translation>
    </message>
    <message>
        <source>There is no microphone that Gesher could use. Connect one, then try again.</source>
        <translation>אין מיקרופון שגשר יכול להשתמש בו. יש לחבר מיקרופון ולנסות שוב.</translation>
    </message>
    <message>
        <source>Send pictures as stickers</source>
        <translation>שליחת תמונות כמדבקות</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>תמונות (%1)</translation>
    </message>
    <message>
        <source>Sticker …</source>
        <translation>מדבקה…</translation>
    </message>
    <message>
        <source>Send later</source>
        <translation>שליחה מאוחר יותר</translation>
    </message>
    <message>
        <source>Another time …</source>
        <translation>מועד אחר…</translation>
    </message>
    <message>
        <source>Send (Ctrl+Enter)</source>
        <translation>שליחה (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>By the clock of %1 (%2)</source>
        <extracomment>%1 is a client, %2 the city whose clock it has</extracomment>
        <translation>לפי השעון של %1 (%2)</translation>
    </message>
    <message>
        <source>The text still says {name}. Put the name there, or send once more to send it so.</source>
        <extracomment>the words in braces are left as they are</extracomment>
        <translation>בטקסט עדיין כתוב {name}. אפשר להחליף בשם, או ללחוץ שוב על שליחה כדי לשלוח כך.</translation>
    </message>
</context>
<context>
    <name>ui::ContactPanel</name>
    <message>
        <source>Description</source>
        <translation>תיאור</translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation>מי כותב</translation>
    </message>
    <message>
        <source>Only admins</source>
        <translation>מנהלים בלבד</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>טלפון</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>שם משתמש</translation>
    </message>
    <message>
        <source>About</source>
        <translation>אודות</translation>
    </message>
    <message>
        <source>Kind of account</source>
        <translation>סוג החשבון</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>עסקי</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n messages</source>
        <extracomment>%1 is one of our numbers</extracomment>
        <translation>
            <numerusform>%1, הודעה אחת</numerusform>
            <numerusform>%1, %n הודעות</numerusform>
        </translation>
    </message>
    <message>
        <source>This number</source>
        <translation>המספר הזה</translation>
    </message>
    <message>
        <source>%1, admin</source>
        <extracomment>%1 is a member of the group</extracomment>
        <translation>%1, מנהל</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ועוד אחד</numerusform>
            <numerusform>ועוד %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>חבר אחד</numerusform>
            <numerusform>%n חברים</numerusform>
        </translation>
    </message>
    <message>
        <source>Only your team sees this. It stays in Gesher.</source>
        <translation>רק הצוות שלכם רואה את זה. ההערה נשארת בגשר.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>נשמר.</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>סגירת הפרטים</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>תוויות</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>שינוי</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>הערה</translation>
    </message>
    <message>
        <source>What your team should know</source>
        <translation>מה שכדאי שהצוות יידע</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>קבוצה</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>איש קשר</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>חסימה</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>חסימת %1</translation>
    </message>
    <message>
        <source>Hidden by this person</source>
        <translation>מוסתר בידי איש הקשר</translation>
    </message>
    <message>
        <source>Name on WhatsApp</source>
        <translation>השם ב־WhatsApp</translation>
    </message>
    <message>
        <source>Conversations with this person</source>
        <translation>שיחות עם איש הקשר</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>ביטול החסימה</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>ביטול החסימה של %1</translation>
    </message>
    <message>
        <source>Business: %1</source>
        <translation>עסק: %1</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>במה העסק עוסק</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>כתובת</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>דוא״ל</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>אתר</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>שעות פתיחה</translation>
    </message>
    <message>
        <source>a hidden number</source>
        <translation>מספר חסוי</translation>
    </message>
    <message numerus="yes">
        <source>The conversation with %1 (%n messages) became part of this one when WhatsApp said that it is the same person.</source>
        <translation>
            <numerusform>השיחה עם %1 (הודעה אחת) צורפה לשיחה הזאת כש־WhatsApp הודיע שמדובר באותו אדם.</numerusform>
            <numerusform>השיחה עם %1 (%n הודעות) צורפה לשיחה הזאת כש־WhatsApp הודיע שמדובר באותו אדם.</numerusform>
        </translation>
    </message>
    <message>
        <source>Separate</source>
        <translation>הפרדה</translation>
    </message>
    <message>
        <source>WhatsApp says that %1 is the same person. Your team has separated the two.</source>
        <translation>לפי WhatsApp, %1 הוא אותו אדם. הצוות שלכם הפריד בין השניים.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>צירוף</translation>
    </message>
    <message>
        <source>The same person?</source>
        <translation>אותו אדם?</translation>
    </message>
    <message>
        <source>Files of this conversation</source>
        <translation>קבצים מהשיחה</translation>
    </message>
</context>
<context>
    <name>ui::ContactSide</name>
    <message>
        <source>Hide who this is</source>
        <translation>הסתרת פרטי איש הקשר</translation>
    </message>
    <message>
        <source>Show who this is</source>
        <translation>הצגת פרטי איש הקשר</translation>
    </message>
</context>
<context>
    <name>ui::ConversationModel</name>
    <message>
        <source>You</source>
        <translation>אתם</translation>
    </message>
    <message>
        <source>answering: %1</source>
        <translation>בתשובה ל: %1</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>הודעה</translation>
    </message>
</context>
<context>
    <name>ui::ConversationPane</name>
    <message>
        <source>No conversation is open</source>
        <translation>אין שיחה פתוחה</translation>
    </message>
    <message>
        <source>Choose one from the list, or write to somebody first with Ctrl+N.</source>
        <translation>בחרו שיחה מהרשימה, או כתבו ראשונים למישהו עם Ctrl+N.</translation>
    </message>
    <message>
        <source>Back to the conversations</source>
        <translation>חזרה לשיחות</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>הודעות</translation>
    </message>
    <message>
        <source>You</source>
        <translation>אתם</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>נשמר בשם %1</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>שמירה בשם</translation>
    </message>
    <message>
        <source>Finish changing the message first.</source>
        <translation>סיימו קודם את עריכת ההודעה.</translation>
    </message>
    <message>
        <source>Drop to send to %1</source>
        <translation>שחררו כאן כדי לשלוח אל %1</translation>
    </message>
    <message>
        <source>Nothing can be sent to %1</source>
        <translation>אי אפשר לשלוח אל %1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>מהמספר %1</translation>
    </message>
    <message>
        <source>Search in this conversation</source>
        <translation>חיפוש בשיחה הזו</translation>
    </message>
</context>
<context>
    <name>ui::ConversationView</name>
    <message>
        <source>Open %1</source>
        <translation>פתיחת %1</translation>
    </message>
    <message>
        <source>Show the quoted message</source>
        <translation>הצגת ההודעה המצוטטת</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>לשלוח שוב</translation>
    </message>
    <message>
        <source>Write to %1</source>
        <translation>כתיבה אל %1</translation>
    </message>
    <message>
        <source>Message details</source>
        <translation>פרטי ההודעה</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>הצגת התמונה</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>השהיה</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>ניגון</translation>
    </message>
    <message>
        <source>Change the speed (now %1)</source>
        <translation>שינוי המהירות (עכשיו %1)</translation>
    </message>
</context>
<context>
    <name>ui::DbusNotices</name>
    <message>
        <source>Open</source>
        <translation>פתיחה</translation>
    </message>
    <message>
        <source>Mark read</source>
        <translation>סימון כנקרא</translation>
    </message>
</context>
<context>
    <name>ui::DeleteChat</name>
    <message>
        <source>Delete a chat</source>
        <translation>מחיקת שיחה</translation>
    </message>
    <message>
        <source>Delete the chat with %1?</source>
        <translation>למחוק את השיחה עם %1?</translation>
    </message>
    <message>
        <source>All its messages disappear here and on the number&apos;s other devices, its phone among them, and cannot be brought back. The other side keeps what it has.</source>
        <translation>כל ההודעות שלה ייעלמו כאן ובמכשירים האחרים של המספר, גם בטלפון שלו, ולא ניתן יהיה להחזיר אותן. אצל הצד השני הכול נשאר.</translation>
    </message>
    <message>
        <source>Delete the chat</source>
        <translation>מחיקת השיחה</translation>
    </message>
</context>
<context>
    <name>ui::DeleteDialog</name>
    <message>
        <source>Delete a target</source>
        <translation>מחיקת יעד</translation>
    </message>
    <message>
        <source>Delete this %1?</source>
        <extracomment>%1 is a kind of target, such as &quot;GHL workflow&quot;</extracomment>
        <translation>למחוק את היעד הזה (%1)?</translation>
    </message>
    <message>
        <source>Its address, its key and its delivery log are deleted, and nothing is sent there any more.</source>
        <translation>הכתובת, המפתח ויומן השליחות שלו יימחקו, ולא יישלח לשם דבר.</translation>
    </message>
    <message numerus="yes">
        <source>%n deliveries that still wait are not sent.</source>
        <translation>
            <numerusform>שליחה אחת שעוד ממתינה לא תישלח.</numerusform>
            <numerusform>%n שליחות שעוד ממתינות לא יישלחו.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>מחיקה</translation>
    </message>
</context>
<context>
    <name>ui::DeleteMessage</name>
    <message>
        <source>Delete a message</source>
        <translation>מחיקת הודעה</translation>
    </message>
    <message>
        <source>Delete this message for everyone?</source>
        <translation>למחוק את ההודעה הזו אצל כולם?</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>It disappears from the chat with %1, here and on all phones. In its place stands that a message was deleted. Who has read it already has read it, and it cannot be brought back.</source>
        <translation>ההודעה תיעלם מהשיחה עם %1, כאן ובכל הטלפונים, ובמקומה ייכתב שנמחקה הודעה. מי שכבר קרא אותה – קרא, ואי אפשר להחזיר אותה.</translation>
    </message>
    <message>
        <source>Delete for everyone</source>
        <translation>מחיקה אצל כולם</translation>
    </message>
    <message>
        <source>It disappears here and on the number&apos;s own devices, its phone among them, and cannot be brought back. %1 keeps it.</source>
        <translation>היא תיעלם כאן ובמכשירים של המספר, גם בטלפון שלו, ולא ניתן יהיה להחזיר אותה. אצל %1 היא נשארת.</translation>
    </message>
    <message>
        <source>Delete this message on our side?</source>
        <translation>למחוק את ההודעה בצד שלנו?</translation>
    </message>
    <message>
        <source>Delete on our side</source>
        <translation>מחיקה בצד שלנו</translation>
    </message>
</context>
<context>
    <name>ui::DeliveriesModel</name>
    <message>
        <source>in %1</source>
        <extracomment>when the next try comes: a span of time</extracomment>
        <translation>בעוד %1</translation>
    </message>
    <message>
        <source>as soon as possible</source>
        <translation>בהקדם האפשרי</translation>
    </message>
    <message numerus="yes">
        <source>%n tries</source>
        <translation>
            <numerusform>ניסיון אחד</numerusform>
            <numerusform>%n ניסיונות</numerusform>
        </translation>
    </message>
    <message>
        <source>next try %1</source>
        <translation>ניסיון הבא %1</translation>
    </message>
    <message>
        <source>When</source>
        <extracomment>head of a column: when it happened</extracomment>
        <translation>מתי</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>מספר</translation>
    </message>
    <message>
        <source>What</source>
        <extracomment>head of a column: what was delivered</extracomment>
        <translation>מה</translation>
    </message>
    <message>
        <source>State</source>
        <translation>מצב</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>ניסיונות</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>ניסיון הבא</translation>
    </message>
</context>
<context>
    <name>ui::DeliveryLog</name>
    <message numerus="yes">
        <source>The newest %n deliveries; scroll for older ones. Kept 30 days.</source>
        <translation>
            <numerusform>השליחה האחרונה; גללו כדי לראות ישנות יותר. נשמר 30 יום.</numerusform>
            <numerusform>%n השליחות האחרונות; גללו כדי לראות ישנות יותר. נשמר 30 יום.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deliveries, the newest first. Kept 30 days.</source>
        <translation>
            <numerusform>שליחה אחת. נשמר 30 יום.</numerusform>
            <numerusform>%n שליחות, מהחדשה לישנה. נשמר 30 יום.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delivery log</source>
        <translation>יומן שליחות</translation>
    </message>
    <message>
        <source>State of the deliveries</source>
        <translation>מצב השליחות</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>deliveries in every state</extracomment>
        <translation>הכול</translation>
    </message>
    <message>
        <source>Nothing was delivered yet</source>
        <translation>עוד לא נשלח דבר</translation>
    </message>
    <message>
        <source>Each message that goes to this target appears here, with every try. Send a test to see the first one.</source>
        <translation>כל הודעה שנשלחת ליעד הזה מופיעה כאן, עם כל הניסיונות. שלחו בדיקה כדי לראות את הראשונה.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>אין תוצאות</translation>
    </message>
    <message>
        <source>No delivery of this target is in that state.</source>
        <translation>אין ליעד הזה שליחות במצב הזה.</translation>
    </message>
    <message>
        <source>Show all deliveries</source>
        <translation>הצגת כל השליחות</translation>
    </message>
    <message>
        <source>The log cannot be read</source>
        <translation>אי אפשר לקרוא את היומן</translation>
    </message>
    <message>
        <source>Gesher could not read its data just now. Nothing was lost.</source>
        <translation>גשר לא הצליחה לקרוא את הנתונים כרגע. שום דבר לא אבד.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>לנסות שוב</translation>
    </message>
</context>
<context>
    <name>ui::DeliveryPanel</name>
    <message>
        <source>Copied.</source>
        <translation>הועתק.</translation>
    </message>
    <message>
        <source>Since: %1</source>
        <translation>מאז: %1</translation>
    </message>
    <message>
        <source>Number: %1</source>
        <translation>מספר: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n tries</source>
        <translation>
            <numerusform>ניסיון אחד</numerusform>
            <numerusform>%n ניסיונות</numerusform>
        </translation>
    </message>
    <message>
        <source>Next try: %1</source>
        <translation>ניסיון הבא: %1</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>לנסות עכשיו</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>לשלוח שוב</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>סגירה</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>שליחה</translation>
    </message>
    <message>
        <source>Copy the id of the delivery</source>
        <translation>העתקת מזהה השליחה</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>הודעה</translation>
    </message>
    <message>
        <source>Copy the id of the message</source>
        <translation>העתקת מזהה ההודעה</translation>
    </message>
    <message>
        <source>Tries, the last one first</source>
        <translation>ניסיונות, האחרון ראשון</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>ניסיונות</translation>
    </message>
    <message>
        <source>What was sent and what came back</source>
        <translation>מה נשלח ומה חזר</translation>
    </message>
</context>
<context>
    <name>ui::EditReply</name>
    <message>
        <source>New saved reply</source>
        <translation>תשובה שמורה חדשה</translation>
    </message>
    <message>
        <source>Change a saved reply</source>
        <translation>שינוי תשובה שמורה</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>שעות</translation>
    </message>
    <message>
        <source>Shortcut, typed after /</source>
        <translation>קיצור, מוקלד אחרי /</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>טקסט</translation>
    </message>
    <message>
        <source>%1 stands for the name of whom it goes to.</source>
        <translation>%1 יוחלף בשם הנמען.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ביטול</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>שמירה</translation>
    </message>
    <message>
        <source>A shortcut is one word, without blanks.</source>
        <translation>קיצור הוא מילה אחת, בלי רווחים.</translation>
    </message>
    <message>
        <source>Another reply has this shortcut.</source>
        <translation>לתשובה אחרת יש כבר הקיצור הזה.</translation>
    </message>
    <message>
        <source>This text is too long to be kept.</source>
        <translation>הטקסט ארוך מכדי להישמר.</translation>
    </message>
</context>
<context>
    <name>ui::FileSave</name>
    <message>
        <source>The file could not be saved: %1</source>
        <translation>אי אפשר היה לשמור את הקובץ: %1</translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message>
        <source>%1 of %2</source>
        <comment>the place of a message among those that were found</comment>
        <translation>%1 מתוך %2</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>מחפש …</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>לא נמצא דבר</translation>
    </message>
    <message>
        <source>Older messages are still being prepared for searching; look again in a while.</source>
        <translation>הודעות ישנות עדיין בהכנה לחיפוש; חפשו שוב בעוד זמן מה.</translation>
    </message>
    <message>
        <source>Search in this conversation</source>
        <translation>חיפוש בשיחה הזו</translation>
    </message>
    <message>
        <source>Older match</source>
        <translation>תוצאה ישנה יותר</translation>
    </message>
    <message>
        <source>Newer match</source>
        <translation>תוצאה חדשה יותר</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>סגירת החיפוש</translation>
    </message>
</context>
<context>
    <name>ui::FoundList</name>
    <message>
        <source>Messages</source>
        <translation>הודעות</translation>
    </message>
    <message>
        <source>Messages that were found</source>
        <translation>ההודעות שנמצאו</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>מחפש …</translation>
    </message>
    <message>
        <source>Older messages are still being prepared for searching; look again in a while.</source>
        <translation>הודעות ישנות עדיין בהכנה לחיפוש; חפשו שוב בעוד זמן מה.</translation>
    </message>
    <message>
        <source>No message holds this.</source>
        <translation>אין הודעה שיש בה את זה.</translation>
    </message>
</context>
<context>
    <name>ui::FoundModel</name>
    <message>
        <source>You</source>
        <translation>אתם</translation>
    </message>
</context>
<context>
    <name>ui::GhlPage</name>
    <message>
        <source>GHL</source>
        <translation>GHL</translation>
    </message>
    <message>
        <source>Incoming messages start workflows in GHL. GHL shows no conversation, and no replies or states come back.</source>
        <translation>הודעות נכנסות מפעילות תהליכים ב־GHL. ב־GHL לא מוצגת שיחה, ולא חוזרים ממנה תשובות או מצבי הודעה.</translation>
    </message>
    <message>
        <source>Add target</source>
        <translation>הוספת יעד</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>יעדים</translation>
    </message>
    <message>
        <source>Nothing goes to GHL yet</source>
        <translation>עוד לא נשלח דבר ל־GHL</translation>
    </message>
    <message>
        <source>Add the address of a workflow: each incoming text message then starts it. In GHL it is the trigger “Inbound Webhook”.</source>
        <translation>הוסיפו כתובת של תהליך: כל הודעת טקסט נכנסת תפעיל אותו. ב־GHL זה הטריגר „Inbound Webhook”.</translation>
    </message>
    <message>
        <source>Add the first target</source>
        <translation>הוספת היעד הראשון</translation>
    </message>
    <message>
        <source>The targets cannot be read</source>
        <translation>אי אפשר לקרוא את היעדים</translation>
    </message>
    <message>
        <source>Gesher could not read its data just now. Nothing was lost.</source>
        <translation>גשר לא הצליחה לקרוא את הנתונים כרגע. שום דבר לא אבד.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>לנסות שוב</translation>
    </message>
</context>
<context>
    <name>ui::IconButton</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a button and its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ui::InboxPage</name>
    <message>
        <source>Inbox</source>
        <translation>תיבת הודעות</translation>
    </message>
</context>
<context>
    <name>ui::LatestButton</name>
    <message numerus="yes">
        <source>Go to the latest messages, %n new</source>
        <translation>
            <numerusform>מעבר להודעות האחרונות, אחת חדשה</numerusform>
            <numerusform>מעבר להודעות האחרונות, %n חדשות</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the latest messages</source>
        <translation>מעבר להודעות האחרונות</translation>
    </message>
</context>
<context>
    <name>ui::LineLog</name>
    <message>
        <source>Log of the line</source>
        <translation>יומן הקו</translation>
    </message>
    <message>
        <source>For finding faults: what kinds of things pass between this number and WhatsApp, and how large they are. No text, name, phone number or key is in it.</source>
        <translation>לאיתור תקלות: אילו סוגי דברים עוברים בין המספר הזה ל־WhatsApp, ומה גודלם. אין בו תוכן, שם, מספר טלפון או מפתח.</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>לפתוח את התיקייה שלו</translation>
    </message>
</context>
<context>
    <name>ui::LinkByCode</name>
    <message>
        <source>Type the number with its country code, for example %1.</source>
        <translation>הקלידו את המספר עם קידומת המדינה, למשל %1.</translation>
    </message>
    <message>
        <source>Asking WhatsApp …</source>
        <translation>שואלים את WhatsApp …</translation>
    </message>
    <message>
        <source>Get another code</source>
        <translation>קבלת קוד אחר</translation>
    </message>
    <message>
        <source>Get a code</source>
        <translation>קבלת קוד</translation>
    </message>
    <message>
        <source>The phone number to link, with its country code:</source>
        <translation>מספר הטלפון לקישור, עם קידומת המדינה:</translation>
    </message>
    <message>
        <source>Phone number to link</source>
        <translation>מספר הטלפון לקישור</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>העתקה</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>העתקת הקוד</translation>
    </message>
    <message>
        <source>On the phone, open WhatsApp and go to Settings, Linked devices</source>
        <translation>בטלפון פתחו את WhatsApp ועברו אל הגדרות, מכשירים מקושרים</translation>
    </message>
    <message>
        <source>Tap Link a device, then Link with phone number instead</source>
        <translation>הקישו על קישור מכשיר, ואז על קישור באמצעות מספר טלפון</translation>
    </message>
    <message>
        <source>Type this code</source>
        <translation>הקלידו את הקוד הזה</translation>
    </message>
    <message>
        <source>Use the QR code instead</source>
        <translation>שימוש בקוד QR במקום</translation>
    </message>
</context>
<context>
    <name>ui::LinkByQr</name>
    <message>
        <source>A code is coming …</source>
        <translation>הקוד בדרך …</translation>
    </message>
    <message>
        <source>New code in %1 s</source>
        <translation>קוד חדש בעוד %1 שנ׳</translation>
    </message>
    <message>
        <source>On the phone, open WhatsApp and go to Settings</source>
        <translation>בטלפון פתחו את WhatsApp ועברו אל הגדרות</translation>
    </message>
    <message>
        <source>Tap Linked devices, then Link a device</source>
        <translation>הקישו על מכשירים מקושרים, ואז על קישור מכשיר</translation>
    </message>
    <message>
        <source>Point the phone at this code</source>
        <translation>כוונו את הטלפון אל הקוד הזה</translation>
    </message>
    <message>
        <source>Use a code instead</source>
        <translation>שימוש בקוד להקלדה</translation>
    </message>
    <message>
        <source>Hide code</source>
        <translation>הסתרת הקוד</translation>
    </message>
</context>
<context>
    <name>ui::LinkStrip</name>
    <message>
        <source>Send the link alone</source>
        <translation>לשלוח את הקישור לבדו</translation>
    </message>
    <message>
        <source>Goes along with the link: %1</source>
        <translation>יישלח יחד עם הקישור: %1</translation>
    </message>
</context>
<context>
    <name>ui::ListPane</name>
    <message>
        <source>New message</source>
        <translation>הודעה חדשה</translation>
    </message>
    <message>
        <source>Show the conversations of</source>
        <translation>הצגת השיחות של</translation>
    </message>
    <message>
        <source>Which conversations</source>
        <translation>אילו שיחות</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>שיחות</translation>
    </message>
    <message>
        <source>All</source>
        <translation>הכול</translation>
    </message>
    <message>
        <source>Unread %1</source>
        <translation>לא נקראו %1</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>לא נקראו</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>All numbers</source>
        <translation>כל המספרים</translation>
    </message>
    <message>
        <source>No number is linked yet</source>
        <translation>עדיין אין מספר מקושר</translation>
    </message>
    <message>
        <source>Link a WhatsApp number, and its conversations appear here.</source>
        <translation>קשרו מספר WhatsApp, והשיחות שלו יופיעו כאן.</translation>
    </message>
    <message>
        <source>Open Numbers</source>
        <translation>מעבר למספרים</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>אין תוצאות</translation>
    </message>
    <message>
        <source>No conversation is like this now.</source>
        <translation>אין כרגע שיחה כזו.</translation>
    </message>
    <message>
        <source>No name or number contains &quot;%1&quot;.</source>
        <translation>אין שם או מספר שמכיל ”%1“.</translation>
    </message>
    <message>
        <source>Show all conversations</source>
        <translation>הצגת כל השיחות</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>עדיין אין שיחות</translation>
    </message>
    <message>
        <source>Messages to your numbers appear here. With + you write to somebody first.</source>
        <translation>הודעות למספרים שלכם יופיעו כאן. עם + כותבים ראשונים למישהו.</translation>
    </message>
    <message>
        <source>This client&apos;s numbers have none. Choose “All clients” at the top to see the others.</source>
        <translation>למספרים של הלקוח הזה אין שיחות. בחרו ״כל הלקוחות״ למעלה כדי לראות את השאר.</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>ארכיון</translation>
    </message>
    <message>
        <source>The archive is empty</source>
        <translation>הארכיון ריק</translation>
    </message>
    <message>
        <source>Conversations that you put away here stay quiet, on the number&apos;s phone as well.</source>
        <translation>שיחות שמעבירים לכאן נשארות שקטות, גם בטלפון של המספר.</translation>
    </message>
    <message>
        <source>Search chats and messages</source>
        <translation>חיפוש שיחות והודעות</translation>
    </message>
</context>
<context>
    <name>ui::LogOutDialog</name>
    <message>
        <source>Log out</source>
        <translation>ניתוק מהחשבון</translation>
    </message>
    <message>
        <source>Log “%1” out?</source>
        <translation>לנתק את „%1” מהחשבון?</translation>
    </message>
    <message>
        <source>Nothing is sent or received for this number until it is linked again. Its messages stay here, and the phone itself keeps working.</source>
        <translation>שום דבר לא יישלח ולא יתקבל במספר הזה עד שיקושר שוב. ההודעות שלו נשארות כאן, והטלפון עצמו ממשיך לפעול.</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Inbox</source>
        <translation>תיבת הודעות</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>מספרים</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>הגדרות</translation>
    </message>
    <message>
        <source>Gesher – practice network, no real messages</source>
        <translation>גשר – רשת תרגול, בלי הודעות אמיתיות</translation>
    </message>
    <message>
        <source>%1 is a client now. Open a number to say that it is theirs.</source>
        <translation>%1 הוא עכשיו לקוח. פתחו מספר כדי לקבוע שהוא שייך לו.</translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation>%1 עודכן.</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 הוסר.</translation>
    </message>
    <message>
        <source>The call is over already.</source>
        <translation>השיחה כבר הסתיימה.</translation>
    </message>
    <message>
        <source>The call was declined.</source>
        <translation>השיחה נדחתה.</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>דחייה</translation>
    </message>
</context>
<context>
    <name>ui::MentionPicker</name>
    <message>
        <source>People in this group</source>
        <translation>האנשים בקבוצה הזו</translation>
    </message>
</context>
<context>
    <name>ui::MessageActs</name>
    <message>
        <source>This cannot be done with the message: %1</source>
        <translation>אי אפשר לעשות את זה עם ההודעה: %1</translation>
    </message>
    <message>
        <source>the message is not here any more</source>
        <translation>ההודעה כבר לא כאן</translation>
    </message>
    <message>
        <source>The text cannot be changed: %1</source>
        <translation>אי אפשר לשנות את הטקסט: %1</translation>
    </message>
    <message>
        <source>This poll takes no more choices. Take one back first.</source>
        <translation>אי אפשר לבחור עוד אפשרויות בסקר הזה. קודם צריך לבטל בחירה.</translation>
    </message>
    <message>
        <source>Reacting …</source>
        <translation>התגובה נשלחת…</translation>
    </message>
    <message>
        <source>Changing …</source>
        <translation>השינוי נשלח…</translation>
    </message>
    <message>
        <source>Deleting …</source>
        <translation>המחיקה נשלחת…</translation>
    </message>
    <message>
        <source>Voting …</source>
        <translation>ההצבעה נשלחת…</translation>
    </message>
    <message>
        <source>The reaction was not sent. %1</source>
        <translation>התגובה לא נשלחה. %1</translation>
    </message>
    <message>
        <source>The message was not changed. %1</source>
        <translation>ההודעה לא שונתה. %1</translation>
    </message>
    <message>
        <source>The message was not deleted. %1</source>
        <translation>ההודעה לא נמחקה. %1</translation>
    </message>
    <message>
        <source>The vote was not sent. %1</source>
        <translation>ההצבעה לא נשלחה. %1</translation>
    </message>
</context>
<context>
    <name>ui::MessageDetails</name>
    <message>
        <source>Message details</source>
        <translation>פרטי ההודעה</translation>
    </message>
    <message>
        <source>What happened to the message</source>
        <translation>מה קרה להודעה</translation>
    </message>
    <message>
        <source>State</source>
        <translation>מצב</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>זמן</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>העתקת הפרטים</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>סגירה</translation>
    </message>
    <message>
        <source>Fault: %1</source>
        <translation>תקלה: %1</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>קוד: %1</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>תשובה: %1</translation>
    </message>
    <message>
        <source>Message id: %1</source>
        <translation>מזהה ההודעה: %1</translation>
    </message>
    <message>
        <source>Became readable</source>
        <translation>נעשתה קריאה</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>an emoji or an option of a poll, and who chose it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Delivered to %1 of %2, read by %3</source>
        <translation>נמסרה ל־%1 מתוך %2, נקראה על ידי %3</translation>
    </message>
</context>
<context>
    <name>ui::MessageFiles</name>
    <message>
        <source>Neither WhatsApp nor the phone has this file any more.</source>
        <translation>הקובץ כבר לא נמצא ב־WhatsApp וגם לא בטלפון.</translation>
    </message>
    <message>
        <source>The phone did not answer. Open WhatsApp on it and try again.</source>
        <translation>הטלפון לא ענה. יש לפתוח בו את WhatsApp ולנסות שוב.</translation>
    </message>
    <message>
        <source>What arrived is not the file that was sent; it was thrown away.</source>
        <translation>מה שהגיע אינו הקובץ שנשלח, ולכן הוא נמחק.</translation>
    </message>
    <message>
        <source>not downloaded</source>
        <translation>לא הורד</translation>
    </message>
    <message>
        <source>being downloaded</source>
        <translation>בהורדה</translation>
    </message>
    <message>
        <source>downloaded</source>
        <translation>הורד</translation>
    </message>
    <message>
        <source>could not be downloaded: %1</source>
        <translation>ההורדה נכשלה: %1</translation>
    </message>
</context>
<context>
    <name>ui::MessageMenu</name>
    <message>
        <source>Reply</source>
        <translation>תשובה</translation>
    </message>
    <message>
        <source>React …</source>
        <translation>תגובה…</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>העתקת הטקסט</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>עריכה</translation>
    </message>
    <message>
        <source>Delete for everyone …</source>
        <translation>מחיקה אצל כולם…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>an entry of a menu that cannot be used now, and why: &quot;Edit (it is older than 15 minutes)&quot;</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Vote</source>
        <translation>הצבעה</translation>
    </message>
    <message>
        <source>Remove the star</source>
        <translation>הסרת הכוכב</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>סימון בכוכב</translation>
    </message>
    <message>
        <source>Delete on our side …</source>
        <translation>מחיקה בצד שלנו …</translation>
    </message>
    <message>
        <source>Do not send it</source>
        <translation>לא לשלוח</translation>
    </message>
</context>
<context>
    <name>ui::NewMessage</name>
    <message>
        <source>None of your numbers is linked now.</source>
        <translation>אף אחד מהמספרים שלכם לא מקושר כרגע.</translation>
    </message>
    <message>
        <source>Write to this number</source>
        <translation>כתיבה למספר הזה</translation>
    </message>
    <message>
        <source>Phone number to write to</source>
        <translation>מספר הטלפון לכתוב אליו</translation>
    </message>
    <message>
        <source>From your number</source>
        <translation>מהמספר שלכם</translation>
    </message>
    <message>
        <source>Number that writes</source>
        <translation>המספר שכותב</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>כתיבה</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ביטול</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>בבדיקה…</translation>
    </message>
    <message>
        <source>This number is not on WhatsApp. Are all its digits right?</source>
        <translation>המספר הזה לא נמצא בוואטסאפ. האם כל הספרות נכונות?</translation>
    </message>
    <message>
        <source>It could not be checked just now whether this number is on WhatsApp. Press Write again to write to it anyway.</source>
        <translation>לא ניתן היה לבדוק כרגע אם המספר הזה נמצא בוואטסאפ. לחיצה נוספת על ״כתיבה״ תאפשר לכתוב אליו בכל זאת.</translation>
    </message>
    <message>
        <source>This is no phone number. Enter one as people dial it, or with its country code, for example %1.</source>
        <translation>זה לא מספר טלפון. הקלידו אותו כמו שמחייגים, או עם קידומת המדינה, למשל %1.</translation>
    </message>
</context>
<context>
    <name>ui::NewNumber</name>
    <message>
        <source>What do you call this number? Your team sees this name, nobody outside does.</source>
        <translation>איך תקראו למספר הזה? השם נראה לצוות שלכם בלבד.</translation>
    </message>
    <message>
        <source>For example: Front desk</source>
        <translation>למשל: דלפק קבלה</translation>
    </message>
    <message>
        <source>Name of the number</source>
        <translation>שם המספר</translation>
    </message>
    <message>
        <source>Show the code to scan</source>
        <translation>הצגת הקוד לסריקה</translation>
    </message>
    <message>
        <source>Programs like Gesher are not approved by WhatsApp, and a number can be blocked. Gesher sends slowly and only what you ask for.</source>
        <translation>תוכנות כמו גשר אינן מאושרות על ידי WhatsApp, ומספר עלול להיחסם. גשר שולח לאט, ורק מה שביקשתם.</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>לקוח</translation>
    </message>
</context>
<context>
    <name>ui::News</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>הודעה חדשה אחת</numerusform>
            <numerusform>%n הודעות חדשות</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who wrote, and what</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>who wrote, and to which of our numbers</comment>
        <translation>%1 אל %2</translation>
    </message>
    <message numerus="yes">
        <source>in %n chat(s)</source>
        <translation>
            <numerusform>בשיחה אחת</numerusform>
            <numerusform>ב־%n שיחות</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody is calling</source>
        <translation>שיחה נכנסת</translation>
    </message>
    <message>
        <source>Somebody called</source>
        <translation>שיחה שלא נענתה</translation>
    </message>
</context>
<context>
    <name>ui::NumberDelegate</name>
    <message>
        <source>Not linked yet</source>
        <translation>עדיין לא מקושר</translation>
    </message>
</context>
<context>
    <name>ui::OffBoardDialog</name>
    <message>
        <source>Off-board a client</source>
        <translation>סיום עבודה עם לקוח</translation>
    </message>
    <message>
        <source>Off-board “%1”?</source>
        <translation>לסיים את העבודה עם ״%1״?</translation>
    </message>
    <message>
        <source>1. Its numbers are logged out. The phones keep working.
2. Its messages, chats and numbers are written into a folder on this computer, for you to hand over.
3. Everything of it is deleted from Gesher, and its key is destroyed. This cannot be undone.</source>
        <translation>1. המספרים שלו מנותקים. הטלפונים ממשיכים לעבוד.
2. ההודעות, השיחות והמספרים שלו נכתבים לתיקייה במחשב הזה, כדי שתמסרו אותם.
3. הכול נמחק מגשר, והמפתח שלו מושמד. אי אפשר לבטל את זה.</translation>
    </message>
    <message>
        <source>Type the client&apos;s name to go on</source>
        <translation>הקלידו את שם הלקוח כדי להמשיך</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ביטול</translation>
    </message>
    <message>
        <source>Off-board</source>
        <translation>סיום עבודה</translation>
    </message>
    <message>
        <source>Working …</source>
        <translation>בעבודה …</translation>
    </message>
    <message>
        <source>The folder could not be written, so nothing was deleted. Its numbers are logged out. Make room on the disk and try again.</source>
        <translation>לא הצלחנו לכתוב את התיקייה, ולכן שום דבר לא נמחק. המספרים שלו מנותקים. פנו מקום בדיסק ונסו שוב.</translation>
    </message>
    <message>
        <source>Done. %1 messages in %2 chats were written and deleted here.</source>
        <translation>הסתיים. %1 הודעות ב־%2 שיחות נכתבו ונמחקו מכאן.</translation>
    </message>
    <message>
        <source>The folder, with a certificate of the deletion:
%1</source>
        <translation>התיקייה, עם אישור על המחיקה:
%1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>סגירה</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>פתיחת התיקייה</translation>
    </message>
</context>
<context>
    <name>ui::OlderBar</name>
    <message>
        <source>Asking the phone …</source>
        <translation>שואל את הטלפון …</translation>
    </message>
    <message>
        <source>The phone was asked. Older messages appear here when it answers; it must be switched on.</source>
        <translation>הטלפון נשאל. ההודעות הישנות יופיעו כאן כשיענה; הוא צריך להיות דלוק.</translation>
    </message>
    <message>
        <source>All messages since %1 are here. The phone has none that are older.</source>
        <translation>כל ההודעות מאז %1 נמצאות כאן. בטלפון אין ישנות יותר.</translation>
    </message>
    <message>
        <source>Messages since %1 are here. The phone gives no older ones of this chat.</source>
        <translation>ההודעות מאז %1 נמצאות כאן. הטלפון אינו מוסר ישנות יותר בשיחה הזו.</translation>
    </message>
    <message>
        <source>Messages since %1 are here.</source>
        <translation>ההודעות מאז %1 נמצאות כאן.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>לנסות שוב</translation>
    </message>
    <message>
        <source>Get older messages</source>
        <translation>להביא הודעות ישנות יותר</translation>
    </message>
    <message>
        <source>The phone has not answered. Open WhatsApp on it, then try again.</source>
        <translation>הטלפון לא ענה. פתחו בו את WhatsApp ונסו שוב.</translation>
    </message>
</context>
<context>
    <name>ui::OwnNewsLevel</name>
    <message>
        <source>With name and text</source>
        <translation>עם שם ותוכן</translation>
    </message>
    <message>
        <source>Only how many</source>
        <translation>רק כמה</translation>
    </message>
    <message>
        <source>None</source>
        <translation>ללא</translation>
    </message>
</context>
<context>
    <name>ui::PictureViewer</name>
    <message>
        <source>Picture</source>
        <translation>תמונה</translation>
    </message>
    <message>
        <source>Earlier picture</source>
        <translation>התמונה הקודמת</translation>
    </message>
    <message>
        <source>Later picture</source>
        <translation>התמונה הבאה</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>שמירה בשם …</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>הקטנה</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>הגדלה</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>סגירה</translation>
    </message>
    <message>
        <source>This picture cannot be shown here. It can be saved and opened with another program.</source>
        <translation>אי אפשר להציג את התמונה הזאת כאן. אפשר לשמור אותה ולפתוח בתוכנה אחרת.</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>נפתחת …</translation>
    </message>
    <message>
        <source>%1, %2 (%3 of %4)</source>
        <extracomment>the day and the time of a picture, and its place among all of the chat</extracomment>
        <translation>%1, %2 (%3 מתוך %4)</translation>
    </message>
    <message>
        <source>Picture from %1, %2</source>
        <translation>תמונה מאת %1, %2</translation>
    </message>
</context>
<context>
    <name>ui::Player</name>
    <message>
        <source>Sounds cannot be played: the program gesher-media is missing or does not run here. Install Gesher again.</source>
        <translation>אי אפשר לנגן: התוכנית gesher-media חסרה או אינה פועלת כאן. יש להתקין את גשר מחדש.</translation>
    </message>
    <message>
        <source>This sound cannot be played. It can be saved and opened with another program.</source>
        <translation>אי אפשר לנגן את ההקלטה הזאת. אפשר לשמור אותה ולפתוח אותה בתוכנית אחרת.</translation>
    </message>
    <message>
        <source>This sound is too long to be played here. It can be saved and opened with another program.</source>
        <translation>ההקלטה ארוכה מכדי לנגן אותה כאן. אפשר לשמור אותה ולפתוח אותה בתוכנית אחרת.</translation>
    </message>
    <message>
        <source>The computer was too busy to prepare this sound. Try again.</source>
        <translation>המחשב היה עסוק מכדי להכין את ההקלטה. נסו שוב.</translation>
    </message>
    <message>
        <source>There is nothing to play it on: no loudspeaker or headphones are connected.</source>
        <translation>אין במה לנגן: לא מחוברים רמקול או אוזניות.</translation>
    </message>
    <message>
        <source>being prepared to be played</source>
        <translation>בהכנה לניגון</translation>
    </message>
    <message>
        <source>playing, %1 of %2</source>
        <translation>מתנגן, %1 מתוך %2</translation>
    </message>
    <message>
        <source>paused at %1 of %2</source>
        <translation>מושהה ב־%1 מתוך %2</translation>
    </message>
</context>
<context>
    <name>ui::PrivacyDialog</name>
    <message>
        <source>Privacy of %1</source>
        <translation>הפרטיות של %1</translation>
    </message>
    <message>
        <source>As WhatsApp has it. A change holds at once and on all devices of the number.</source>
        <translation>כפי שרשום ב־WhatsApp. שינוי חל מיד ובכל המכשירים של המספר.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>סגירה</translation>
    </message>
    <message>
        <source>Asking WhatsApp …</source>
        <translation>שואלים את WhatsApp …</translation>
    </message>
    <message>
        <source>Telling WhatsApp …</source>
        <translation>מעדכנים את WhatsApp …</translation>
    </message>
</context>
<context>
    <name>ui::QrPlate</name>
    <message numerus="yes">
        <source>QR code for linking, changes in %n seconds, code option available</source>
        <translation>
            <numerusform>קוד QR לקישור, מתחלף בעוד שנייה אחת, אפשר גם קוד להקלדה</numerusform>
            <numerusform>קוד QR לקישור, מתחלף בעוד %n שניות, אפשר גם קוד להקלדה</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Question</name>
    <message>
        <source>Cancel</source>
        <translation>ביטול</translation>
    </message>
</context>
<context>
    <name>ui::QuietHoursChoice</name>
    <message>
        <source>Every day from</source>
        <translation>כל יום משעה</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>שעות שקטות</translation>
    </message>
    <message>
        <source>Quiet hours begin</source>
        <translation>תחילת השעות השקטות</translation>
    </message>
    <message>
        <source>Quiet hours end</source>
        <translation>סוף השעות השקטות</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two times of day</comment>
        <translation>עד</translation>
    </message>
</context>
<context>
    <name>ui::RailItem</name>
    <message numerus="yes">
        <source>%1, %n unread</source>
        <translation>
            <numerusform>%1, אחת שלא נקראה</numerusform>
            <numerusform>%1, %n שלא נקראו</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n need you</source>
        <translation>
            <numerusform>%1, אחד צריך אותך</numerusform>
            <numerusform>%1, %n צריכים אותך</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ReactionPicker</name>
    <message>
        <source>Choose a reaction</source>
        <translation>בחירת תגובה</translation>
    </message>
    <message>
        <source>React with %1</source>
        <translation>תגובה עם %1</translation>
    </message>
    <message>
        <source>Any other emoji</source>
        <translation>כל אמוג׳י אחר</translation>
    </message>
    <message>
        <source>React</source>
        <translation>שליחת התגובה</translation>
    </message>
    <message>
        <source>Take back %1</source>
        <translation>ביטול התגובה %1</translation>
    </message>
    <message>
        <source>Enter one emoji.</source>
        <translation>צריך להזין אמוג׳י אחד.</translation>
    </message>
</context>
<context>
    <name>ui::Recorder</name>
    <message>
        <source>The recording cannot be made a voice message: the program gesher-media is missing or does not run here. Install Gesher again.</source>
        <translation>אי אפשר להפוך את ההקלטה להודעה קולית: התוכנית gesher-media חסרה או אינה פועלת כאן. יש להתקין את גשר מחדש.</translation>
    </message>
    <message>
        <source>The computer was too busy to prepare the voice message. Send it again.</source>
        <translation>המחשב היה עסוק מכדי להכין את ההודעה הקולית. שלחו אותה שוב.</translation>
    </message>
    <message>
        <source>That was too short to be a voice message. Speak, then send it.</source>
        <translation>ההקלטה קצרה מכדי להיות הודעה קולית. יש לדבר ואז לשלוח.</translation>
    </message>
</context>
<context>
    <name>ui::RemoveDialog</name>
    <message>
        <source>Keep the messages on this computer</source>
        <translation>לשמור את ההודעות במחשב הזה</translation>
    </message>
    <message>
        <source>Remove a number</source>
        <translation>הסרת מספר</translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation>להסיר את ”%1“?</translation>
    </message>
    <message>
        <source>Gesher logs out of this number and wipes its keys. The phone itself keeps working. To use the number here again, it must be linked anew.</source>
        <translation>גשר יתנתק מהמספר הזה וימחק את המפתחות שלו. הטלפון עצמו ימשיך לעבוד. כדי להשתמש כאן במספר שוב, צריך לקשר אותו מחדש.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>הסרה</translation>
    </message>
</context>
<context>
    <name>ui::RepliesCard</name>
    <message>
        <source>Saved replies</source>
        <translation>תשובות שמורות</translation>
    </message>
    <message>
        <source>Texts that your team writes again and again. In a conversation, type / and the shortcut. Quick replies that a business keeps on its phone are offered there, too.</source>
        <translation>טקסטים שהצוות כותב שוב ושוב. בשיחה מקלידים / ואת הקיצור. גם תשובות מהירות שעסק שומר בטלפון מוצעות שם.</translation>
    </message>
    <message>
        <source>New reply</source>
        <translation>תשובה חדשה</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>שינוי</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>הסרה</translation>
    </message>
</context>
<context>
    <name>ui::ReplyPicker</name>
    <message>
        <source>No saved replies yet. Write them under Settings.</source>
        <translation>אין עדיין תשובות שמורות. אפשר לכתוב אותן בהגדרות.</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>תשובות שמורות</translation>
    </message>
</context>
<context>
    <name>ui::ReplyStrip</name>
    <message>
        <source>Answering %1: %2</source>
        <translation>בתשובה ל%1: %2</translation>
    </message>
    <message>
        <source>Do not quote</source>
        <translation>בלי ציטוט</translation>
    </message>
    <message>
        <source>Changing the message: %1</source>
        <translation>שינוי ההודעה: %1</translation>
    </message>
    <message>
        <source>Do not change it</source>
        <translation>לא לשנות</translation>
    </message>
    <message>
        <source>Change the message</source>
        <translation>שינוי ההודעה</translation>
    </message>
</context>
<context>
    <name>ui::Scheduled</name>
    <message>
        <source>Not sent: at that time Gesher was not running, or this computer slept. Send it now, or choose another time.</source>
        <translation>לא נשלח: במועד הזה גשר לא פעל, או שהמחשב היה במצב שינה. אפשר לשלוח עכשיו או לבחור מועד אחר.</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>לא נשלח: %1</translation>
    </message>
</context>
<context>
    <name>ui::ScheduledStrip</name>
    <message>
        <source>Waits to be sent</source>
        <translation>ממתין לשליחה</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>when a text will be sent, and its words</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Send it now</source>
        <translation>שליחה עכשיו</translation>
    </message>
    <message>
        <source>Another time …</source>
        <translation>מועד אחר…</translation>
    </message>
    <message>
        <source>Take it back into the text</source>
        <translation>החזרה לשדה הכתיבה</translation>
    </message>
</context>
<context>
    <name>ui::SecretField</name>
    <message>
        <source>Replace: %1</source>
        <extracomment>for who listens; %1 is the name of a field</extracomment>
        <translation>החלפה: %1</translation>
    </message>
    <message>
        <source>Replace</source>
        <extracomment>a button beside a key or an address that is kept and not shown</extracomment>
        <translation>החלפה</translation>
    </message>
    <message>
        <source>Keep the old one</source>
        <extracomment>a button: do not replace it after all</extracomment>
        <translation>להשאיר את הישן</translation>
    </message>
</context>
<context>
    <name>ui::SelfCheckDialog</name>
    <message>
        <source>Copied</source>
        <translation>הועתק</translation>
    </message>
    <message>
        <source>Self-check of Gesher %1</source>
        <translation>בדיקה עצמית של גשר %1</translation>
    </message>
    <message>
        <source>Self-check</source>
        <translation>בדיקה עצמית</translation>
    </message>
    <message>
        <source>Self-check of “%1”</source>
        <translation>בדיקה עצמית של „%1”</translation>
    </message>
    <message>
        <source>Gesher was built after a description of WhatsApp&apos;s network that is in doubt in these points. Here is what the server really did on the lines of this number. No text, name, phone number or key is in it.</source>
        <translation>גשר נבנה לפי תיאור של הרשת של WhatsApp, ובנקודות האלה התיאור מוטל בספק. כאן כתוב מה השרת באמת עשה בקווים של המספר הזה. אין כאן תוכן, שם, מספר טלפון או מפתח.</translation>
    </message>
    <message>
        <source>%1 otherwise, %2 as expected, %3 not seen yet</source>
        <translation>%1 אחרת, %2 כצפוי, %3 עוד לא נראו</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>לבדוק שוב</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>העתקת הדוח</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>סגירה</translation>
    </message>
</context>
<context>
    <name>ui::SendFiles</name>
    <message>
        <source>Send files</source>
        <translation>שליחת קבצים</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>מהמספר %1</translation>
    </message>
    <message>
        <source>Files to send</source>
        <translation>קבצים לשליחה</translation>
    </message>
    <message>
        <source>Do not send this file</source>
        <translation>לא לשלוח את הקובץ הזה</translation>
    </message>
    <message>
        <source>Send as a document, exactly as it is on the disk</source>
        <translation>לשלוח כמסמך, בדיוק כפי שהוא במחשב</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>כיתוב</translation>
    </message>
    <message>
        <source>Add a caption</source>
        <translation>הוספת כיתוב</translation>
    </message>
    <message>
        <source>Preparing the file</source>
        <translation>הקובץ בהכנה</translation>
    </message>
    <message>
        <source>Add more …</source>
        <translation>הוספת קבצים …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ביטול</translation>
    </message>
    <message numerus="yes">
        <source>At most %n files can be sent at once.</source>
        <translation>
            <numerusform>אפשר לשלוח קובץ אחד בכל פעם.</numerusform>
            <numerusform>אפשר לשלוח עד %n קבצים בכל פעם.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n files to %1</source>
        <extracomment>%n files, %1 is a person or a group</extracomment>
        <translation>
            <numerusform>שליחת קובץ אל %1</numerusform>
            <numerusform>שליחת %n קבצים אל %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Send</source>
        <translation>שליחה</translation>
    </message>
    <message>
        <source>This caption is longer than WhatsApp takes.</source>
        <translation>הכיתוב ארוך ממה ש־WhatsApp מקבלת.</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>הוספת קבצים</translation>
    </message>
</context>
<context>
    <name>ui::SendTimeDialog</name>
    <message>
        <source>Send at another time</source>
        <translation>שליחה במועד אחר</translation>
    </message>
    <message>
        <source>Day and time, by this computer&apos;s clock</source>
        <translation>יום ושעה, לפי שעון המחשב הזה</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ביטול</translation>
    </message>
    <message>
        <source>Send then</source>
        <translation>שליחה במועד הזה</translation>
    </message>
    <message>
        <source>That time has passed. Choose a later one.</source>
        <translation>המועד הזה עבר. יש לבחור מועד מאוחר יותר.</translation>
    </message>
    <message>
        <source>For %1 that is: %2</source>
        <extracomment>%1 is a client, %2 a day and a time of day by its clock</extracomment>
        <translation>אצל %1 זה: %2</translation>
    </message>
</context>
<context>
    <name>ui::SendTimes</name>
    <message>
        <source>Today</source>
        <translation>היום</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>מחר</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a day and a time of day: &quot;Tomorrow, 09:00&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>In an hour, %1</source>
        <translation>בעוד שעה, %1</translation>
    </message>
</context>
<context>
    <name>ui::SettingsPage</name>
    <message>
        <source>in this computer&apos;s keychain</source>
        <translation>במחזיק המפתחות של המחשב הזה</translation>
    </message>
    <message>
        <source>in the key file that was named at the start</source>
        <translation>בקובץ המפתח שצוין בהפעלה</translation>
    </message>
    <message>
        <source>in a file beside the data (master.key)</source>
        <translation>בקובץ ליד הנתונים (master.key)</translation>
    </message>
    <message>
        <source>Messages and keys take %1 on this disk; %2 are free.</source>
        <translation>ההודעות והמפתחות תופסים %1 בדיסק; %2 פנויים.</translation>
    </message>
    <message>
        <source>The key that seals the sessions is kept %1.</source>
        <translation>המפתח שאוטם את החיבורים נשמר %1.</translation>
    </message>
    <message>
        <source>The disk cannot be written now, so nothing is received or sent. Free some space.</source>
        <translation>אי אפשר לכתוב לדיסק כרגע, ולכן לא מתקבל ולא נשלח דבר. פנו מקום.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>הגדרות</translation>
    </message>
    <message>
        <source>Each change holds at once.</source>
        <translation>כל שינוי תקף מיד.</translation>
    </message>
    <message>
        <source>Language and appearance</source>
        <translation>שפה ומראה</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>שפה</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>מראה</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>כמו המערכת</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>בהיר</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>כהה</translation>
    </message>
    <message>
        <source>Data on this computer</source>
        <translation>הנתונים במחשב הזה</translation>
    </message>
    <message>
        <source>About Gesher</source>
        <translation>על גשר</translation>
    </message>
    <message>
        <source>Gesher %1. Free software under the GPL, version 3 or later. Not affiliated with WhatsApp, Meta or HighLevel. Programs like this one are not approved by WhatsApp, and a number can be blocked.</source>
        <translation>גשר %1. תוכנה חופשית ברישיון GPL, גרסה 3 ומעלה. אין קשר ל־WhatsApp, ל־Meta או ל־HighLevel. תוכנות כאלה אינן מאושרות על ידי WhatsApp, ומספר עלול להיחסם.</translation>
    </message>
    <message>
        <source>Muted and archived chats stay quiet, and so does the chat that you are looking at. A number that needs somebody is always announced.</source>
        <translation>שיחות מושתקות ושיחות בארכיון נשארות שקטות, וגם השיחה שפתוחה מולכם. על מספר שזקוק לטיפול מודיעים תמיד.</translation>
    </message>
    <message>
        <source>This desktop shows no notifications to programs, so Gesher cannot send any.</source>
        <translation>סביבת העבודה הזו אינה מציגה התראות של תוכנות, ולכן גשר לא יכול לשלוח כאלה.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>התראות</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>הודעות חדשות</translation>
    </message>
    <message>
        <source>Notifications of new messages</source>
        <translation>התראות על הודעות חדשות</translation>
    </message>
    <message>
        <source>With name and text</source>
        <translation>עם שם ותוכן</translation>
    </message>
    <message>
        <source>Only how many</source>
        <translation>רק כמה</translation>
    </message>
    <message>
        <source>None</source>
        <translation>ללא</translation>
    </message>
    <message>
        <source>While Gesher runs the numbers stay connected. Ctrl+Q always ends it.</source>
        <translation>כל עוד גשר פועל המספרים נשארים מחוברים. Ctrl+Q תמיד סוגר אותו.</translation>
    </message>
    <message>
        <source>This desktop has no tray, so closing the window ends Gesher and the numbers go offline.</source>
        <translation>בשולחן העבודה הזה אין מגש מערכת, ולכן סגירת החלון סוגרת את גשר והמספרים מתנתקים.</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>בסגירת החלון</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>להמשיך לפעול במגש המערכת</translation>
    </message>
    <message>
        <source>Quit Gesher</source>
        <translation>לסגור את גשר</translation>
    </message>
    <message>
        <source>Links in messages</source>
        <translation>קישורים בהודעות</translation>
    </message>
    <message>
        <source>Links in messages that are written here</source>
        <translation>קישורים בהודעות שנכתבות כאן</translation>
    </message>
    <message>
        <source>With title and picture</source>
        <translation>עם כותרת ותמונה</translation>
    </message>
    <message>
        <source>The link alone</source>
        <translation>הקישור לבדו</translation>
    </message>
    <message>
        <source>While somebody writes a link, this computer asks its page for a title and a picture, which go along with the message. Pages that others link to are not asked.</source>
        <translation>כשכותבים קישור, המחשב הזה מבקש מהדף שלו כותרת ותמונה, והן נשלחות עם ההודעה. דפים שאחרים שולחים אליהם קישור לא נפתחים.</translation>
    </message>
    <message>
        <source>The key Enter in a message</source>
        <translation>המקש Enter בהודעה</translation>
    </message>
    <message>
        <source>Sends it</source>
        <translation>שולח אותה</translation>
    </message>
    <message>
        <source>Begins a new line; Ctrl+Enter sends</source>
        <translation>מתחיל שורה חדשה; Ctrl+Enter שולח</translation>
    </message>
</context>
<context>
    <name>ui::SharedSection</name>
    <message>
        <source>Document</source>
        <translation>מסמך</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a document and when it was sent</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Picture, %1</source>
        <extracomment>%1 is when it was sent</extracomment>
        <translation>תמונה, %1</translation>
    </message>
    <message>
        <source>Video, %1</source>
        <translation>סרטון, %1</translation>
    </message>
    <message>
        <source>More pictures</source>
        <translation>עוד תמונות</translation>
    </message>
    <message>
        <source>More documents</source>
        <translation>עוד מסמכים</translation>
    </message>
</context>
<context>
    <name>ui::StatusChip</name>
    <message>
        <source>%1, %2</source>
        <comment>a state and its age</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message>
        <source>No numbers yet</source>
        <translation>עדיין אין מספרים</translation>
    </message>
    <message>
        <source>%1 of %2 connected</source>
        <translation>%1 מתוך %2 מחוברים</translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>אין הודעות שממתינות לשליחה</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to be sent</source>
        <translation>
            <numerusform>הודעה אחת ממתינה לשליחה</numerusform>
            <numerusform>%n הודעות ממתינות לשליחה</numerusform>
        </translation>
    </message>
    <message>
        <source>Network: %1</source>
        <translation>רשת: %1</translation>
    </message>
</context>
<context>
    <name>ui::StorageDialog</name>
    <message>
        <source>Files of %1</source>
        <translation>הקבצים של %1</translation>
    </message>
    <message>
        <source>Only when asked for</source>
        <translation>רק לפי בקשה</translation>
    </message>
    <message>
        <source>Fetched as they come</source>
        <translation>מה מורידים מיד כשמגיע</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>תמונות</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>סרטונים</translation>
    </message>
    <message>
        <source>Voice notes and sounds</source>
        <translation>הודעות קוליות וקטעי קול</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>מסמכים</translation>
    </message>
    <message>
        <source>As much as there is</source>
        <translation>כמה שיש</translation>
    </message>
    <message>
        <source>Room for all files</source>
        <translation>מקום לכל הקבצים</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ביטול</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>שמירה</translation>
    </message>
    <message>
        <source>There are no files of this number yet.</source>
        <translation>עדיין אין קבצים של המספר הזה.</translation>
    </message>
    <message numerus="yes">
        <source>%n files are here now, %1.</source>
        <translation>
            <numerusform>יש כאן קובץ אחד, %1.</numerusform>
            <numerusform>יש כאן %n קבצים, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files that were not used for longest go now, %1. Their messages stay, and each can be fetched again as long as WhatsApp or the phone has it.</source>
        <translation>
            <numerusform>קובץ אחד שלא נעשה בו שימוש הכי הרבה זמן יימחק עכשיו, %1. ההודעה שלו נשארת, ואפשר להוריד אותו שוב כל עוד הוא ב־WhatsApp או בטלפון.</numerusform>
            <numerusform>%n קבצים שלא נעשה בהם שימוש הכי הרבה זמן יימחקו עכשיו, %1. ההודעות שלהם נשארות, ואפשר להוריד כל קובץ שוב כל עוד הוא ב־WhatsApp או בטלפון.</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>עד %1</translation>
    </message>
</context>
<context>
    <name>ui::TargetForm</name>
    <message>
        <source>Kept, hidden</source>
        <translation>שמור, מוסתר</translation>
    </message>
    <message>
        <source>All numbers</source>
        <translation>כל המספרים</translation>
    </message>
    <message>
        <source>A removed number</source>
        <translation>מספר שהוסר</translation>
    </message>
    <message>
        <source>1. In GHL open Automation, then your workflow, and choose the trigger “Inbound Webhook”.</source>
        <translation>1. ב־GHL פתחו את Automation, היכנסו לתהליך שלכם ובחרו את הטריגר „Inbound Webhook”.</translation>
    </message>
    <message>
        <source>2. Copy the address that GHL shows there and paste it here. Whoever has it can start the workflow, so Gesher hides it.</source>
        <translation>2. העתיקו את הכתובת ש־GHL מציגה שם והדביקו אותה כאן. מי שמחזיק בה יכול להפעיל את התהליך, ולכן גשר מסתירה אותה.</translation>
    </message>
    <message>
        <source>3. Each incoming text message then starts the workflow. GHL shows no conversation, and no replies come back.</source>
        <translation>3. מעכשיו כל הודעת טקסט נכנסת מפעילה את התהליך. ב־GHL לא מוצגת שיחה, ולא חוזרות ממנה תשובות.</translation>
    </message>
    <message>
        <source>1. Gesher sends what happens as JSON over HTTP to a receiver of yours, such as n8n or a script.</source>
        <translation>1. גשר שולחת את מה שקורה כ־JSON ב־HTTP למקלט שלכם, למשל n8n או סקריפט.</translation>
    </message>
    <message>
        <source>2. With a secret each message is signed, so that the receiver knows it comes from Gesher.</source>
        <translation>2. עם סוד כל הודעה נחתמת, כך שהמקלט יודע שהיא הגיעה מגשר.</translation>
    </message>
    <message>
        <source>3. What the receiver cannot take now is tried again for 72 hours.</source>
        <translation>3. מה שהמקלט לא יכול לקבל עכשיו יישלח שוב ושוב במשך 72 שעות.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>כתובת</translation>
    </message>
    <message>
        <source>Key (optional)</source>
        <translation>מפתח (לא חובה)</translation>
    </message>
    <message>
        <source>GHL does not need one. It is sent as a bearer token; empty sends none.</source>
        <translation>‏GHL לא צריכה מפתח. הוא נשלח כ־bearer token; אם השדה ריק, לא נשלח מפתח.</translation>
    </message>
    <message>
        <source>It is sent as a bearer token; empty sends none.</source>
        <translation>הוא נשלח כ־bearer token; אם השדה ריק, לא נשלח מפתח.</translation>
    </message>
    <message>
        <source>Choose at least one.</source>
        <translation>בחרו לפחות אחד.</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>לאן</translation>
    </message>
    <message>
        <source>Messages of</source>
        <translation>הודעות של</translation>
    </message>
    <message>
        <source>Secret (optional)</source>
        <translation>סוד (לא חובה)</translation>
    </message>
    <message>
        <source>Signs what is sent; empty signs nothing.</source>
        <translation>חותם את מה שנשלח; אם השדה ריק, אין חתימה.</translation>
    </message>
    <message>
        <source>Send when</source>
        <translation>לשלוח כאשר</translation>
    </message>
    <message>
        <source>Send now; off keeps it waiting</source>
        <translation>לשלוח עכשיו; כשכבוי, הכול ממתין</translation>
    </message>
</context>
<context>
    <name>ui::TargetPanel</name>
    <message>
        <source>The target was added.</source>
        <translation>היעד נוסף.</translation>
    </message>
    <message>
        <source>The target was saved.</source>
        <translation>היעד נשמר.</translation>
    </message>
    <message>
        <source>The target was deleted.</source>
        <translation>היעד נמחק.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>סגירה</translation>
    </message>
    <message>
        <source>Add a target</source>
        <translation>הוספת יעד</translation>
    </message>
    <message>
        <source>Send a test</source>
        <translation>שליחת בדיקה</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>שמירה</translation>
    </message>
    <message>
        <source>Add this target</source>
        <translation>הוספת היעד</translation>
    </message>
    <message>
        <source>Delete this target …</source>
        <translation>מחיקת היעד …</translation>
    </message>
</context>
<context>
    <name>ui::TestResult</name>
    <message>
        <source>Answer: %1</source>
        <translation>תשובה: %1</translation>
    </message>
    <message>
        <source>There was no answer.</source>
        <translation>לא התקבלה תשובה.</translation>
    </message>
    <message>
        <source>Hide the details</source>
        <translation>הסתרת הפרטים</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>פרטים</translation>
    </message>
    <message>
        <source>Sending a test …</source>
        <translation>שולח בדיקה …</translation>
    </message>
    <message>
        <source>No test was sent</source>
        <translation>לא נשלחה בדיקה</translation>
    </message>
    <message>
        <source>It works</source>
        <translation>עובד</translation>
    </message>
    <message>
        <source>Nothing started</source>
        <translation>דבר לא הופעל</translation>
    </message>
    <message>
        <source>It does not work</source>
        <translation>לא עובד</translation>
    </message>
    <message>
        <source>Details of the test</source>
        <translation>פרטי הבדיקה</translation>
    </message>
    <message>
        <source>What was sent and what came back</source>
        <translation>מה נשלח ומה חזר</translation>
    </message>
</context>
<context>
    <name>ui::TextPicker</name>
    <message>
        <source>%1, %2 of %3</source>
        <comment>an entry of a list and its place</comment>
        <translation>%1, %2 מתוך %3</translation>
    </message>
</context>
<context>
    <name>ui::Tray</name>
    <message numerus="yes">
        <source>%1 of %n numbers connected</source>
        <translation>
            <numerusform>%1 מתוך מספר אחד מחובר</numerusform>
            <numerusform>%1 מתוך %n מספרים מחוברים</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread conversations</source>
        <translation>
            <numerusform>שיחה אחת שלא נקראה</numerusform>
            <numerusform>%n שיחות שלא נקראו</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Gesher</source>
        <translation>פתיחת גשר</translation>
    </message>
    <message>
        <source>Quit: all numbers go offline</source>
        <translation>סגירה: כל המספרים יתנתקו</translation>
    </message>
    <message>
        <source>The numbers stay connected while the window is closed. Quit from the sign in the tray.</source>
        <translation>המספרים נשארים מחוברים גם כשהחלון סגור. אפשר לסגור את גשר מהסמל במגש המערכת.</translation>
    </message>
    <message>
        <source>Gesher is still running</source>
        <translation>גשר ממשיך לפעול</translation>
    </message>
</context>
<context>
    <name>ui::VoiceStrip</name>
    <message>
        <source>Throw the recording away</source>
        <translation>השלכת ההקלטה</translation>
    </message>
    <message>
        <source>Send the voice message</source>
        <translation>שליחת ההודעה הקולית</translation>
    </message>
    <message>
        <source>Send the voice message (Enter)</source>
        <translation>שליחת ההודעה הקולית (Enter)</translation>
    </message>
    <message>
        <source>Recording, %1</source>
        <translation>מקליט, %1</translation>
    </message>
    <message>
        <source>As long as it can be: %1</source>
        <translation>הגיע לאורך המרבי: %1</translation>
    </message>
    <message>
        <source>Recorded, %1</source>
        <translation>הוקלט, %1</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>שולח …</translation>
    </message>
</context>
<context>
    <name>ui::WebhooksModel</name>
    <message>
        <source>All numbers</source>
        <translation>כל המספרים</translation>
    </message>
    <message>
        <source>A removed number</source>
        <translation>מספר שהוסר</translation>
    </message>
    <message>
        <source>no success yet</source>
        <translation>עוד לא הצליח</translation>
    </message>
    <message>
        <source>last success %1 ago</source>
        <translation>הצליח לאחרונה לפני %1</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>אחת ממתינה</numerusform>
            <numerusform>%n ממתינות</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>שום דבר לא ממתין</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <extracomment>about a target: its number, its last success, and what waits</extracomment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4. %5</source>
        <extracomment>for who listens. A target: kind, masked address, state, and the line of its row</extracomment>
        <translation>%1, %2, %3, %4. %5</translation>
    </message>
</context>
<context>
    <name>ui::WelcomePage</name>
    <message>
        <source>Welcome to Gesher</source>
        <translation>ברוכים הבאים לגשר</translation>
    </message>
    <message>
        <source>Your clients&apos; WhatsApp numbers, on this computer. Nothing leaves it but the messages themselves.</source>
        <translation>מספרי ה־WhatsApp של הלקוחות שלכם, במחשב הזה. שום דבר לא יוצא ממנו מלבד ההודעות עצמן.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>שפה</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>מראה</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>כמו המערכת</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>בהיר</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>כהה</translation>
    </message>
    <message>
        <source>Before you link a number</source>
        <translation>לפני שמקשרים מספר</translation>
    </message>
    <message>
        <source>Gesher connects as a linked device, as WhatsApp Web does. WhatsApp has not approved programs like this one, and it can block a number, for a while or for good. Gesher lowers that risk: it sends slowly, and only what you ask for. It cannot take it away. Gesher is not affiliated with WhatsApp, Meta or HighLevel.</source>
        <translation>גשר מתחבר כמכשיר מקושר, כמו WhatsApp Web. WhatsApp לא אישרה תוכנות כאלה, והיא יכולה לחסום מספר, לזמן מה או לתמיד. גשר מקטין את הסיכון: הוא שולח לאט, ורק מה שביקשתם. הוא לא יכול לבטל אותו. אין לגשר קשר ל־WhatsApp, ל־Meta או ל־HighLevel.</translation>
    </message>
    <message>
        <source>I understand that a number can be blocked</source>
        <translation>הבנתי שמספר עלול להיחסם</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>התחלה</translation>
    </message>
</context>
<context>
    <name>webhooks</name>
    <message>
        <source>The address does not exist.</source>
        <translation>הכתובת לא קיימת.</translation>
    </message>
    <message>
        <source>Check its spelling.</source>
        <translation>בדקו שהיא נכתבה נכון.</translation>
    </message>
    <message>
        <source>Nothing listens at this address.</source>
        <translation>אין מי שמאזין בכתובת הזאת.</translation>
    </message>
    <message>
        <source>Start the receiver, or check the address.</source>
        <translation>הפעילו את המקלט או בדקו את הכתובת.</translation>
    </message>
    <message>
        <source>The address cannot prove who it is, so nothing was sent.</source>
        <translation>הכתובת לא הצליחה להוכיח את זהותה, ולכן לא נשלח דבר.</translation>
    </message>
    <message>
        <source>Check its certificate.</source>
        <translation>בדקו את האישור (certificate) שלה.</translation>
    </message>
    <message>
        <source>No answer came within 10 seconds.</source>
        <translation>לא התקבלה תשובה בתוך 10 שניות.</translation>
    </message>
    <message>
        <source>The address could not be reached in time.</source>
        <translation>לא הצלחנו להגיע לכתובת בזמן.</translation>
    </message>
    <message>
        <source>What answers at this address is no web server.</source>
        <translation>מה שעונה בכתובת הזאת אינו שרת אינטרנט.</translation>
    </message>
    <message>
        <source>Check the port in the address.</source>
        <translation>בדקו את מספר הפורט בכתובת.</translation>
    </message>
    <message>
        <source>The proxy of this network did not let it through.</source>
        <translation>שרת הפרוקסי של הרשת הזאת לא אפשר את השליחה.</translation>
    </message>
    <message>
        <source>The address cannot be reached.</source>
        <translation>אי אפשר להגיע לכתובת.</translation>
    </message>
    <message>
        <source>Check the internet connection.</source>
        <translation>בדקו את החיבור לאינטרנט.</translation>
    </message>
    <message>
        <source>What was to be sent is not kept any more.</source>
        <translation>מה שהיה אמור להישלח כבר לא שמור.</translation>
    </message>
    <message>
        <source>The connection broke before an answer came.</source>
        <translation>החיבור נותק לפני שהתקבלה תשובה.</translation>
    </message>
    <message>
        <source>The other side does not understand what it was sent.</source>
        <translation>הצד השני לא מבין את מה שנשלח אליו.</translation>
    </message>
    <message>
        <source>The other side asks for a key, or for another one.</source>
        <translation>הצד השני דורש מפתח, או מפתח אחר.</translation>
    </message>
    <message>
        <source>Enter the right key.</source>
        <translation>הזינו את המפתח הנכון.</translation>
    </message>
    <message>
        <source>The other side does not let us in.</source>
        <translation>הצד השני חוסם את הגישה.</translation>
    </message>
    <message>
        <source>There is nothing at this address.</source>
        <translation>אין דבר בכתובת הזאת.</translation>
    </message>
    <message>
        <source>Copy the address anew.</source>
        <translation>העתיקו את הכתובת מחדש.</translation>
    </message>
    <message>
        <source>This address takes no messages.</source>
        <translation>הכתובת הזאת לא מקבלת הודעות.</translation>
    </message>
    <message>
        <source>This address is gone for good.</source>
        <translation>הכתובת הזאת בוטלה לתמיד.</translation>
    </message>
    <message>
        <source>The message is too big for the other side.</source>
        <translation>ההודעה גדולה מדי עבור הצד השני.</translation>
    </message>
    <message>
        <source>The other side waited too long for the message.</source>
        <translation>הצד השני המתין להודעה זמן רב מדי.</translation>
    </message>
    <message>
        <source>The other side asks for a slower pace.</source>
        <translation>הצד השני מבקש קצב איטי יותר.</translation>
    </message>
    <message>
        <source>The address only leads to another one.</source>
        <translation>הכתובת רק מפנה לכתובת אחרת.</translation>
    </message>
    <message>
        <source>Enter the address that it leads to.</source>
        <translation>הזינו את הכתובת שאליה היא מפנה.</translation>
    </message>
    <message>
        <source>The other side is in trouble.</source>
        <translation>יש תקלה בצד השני.</translation>
    </message>
    <message>
        <source>The other side refuses the message.</source>
        <translation>הצד השני מסרב לקבל את ההודעה.</translation>
    </message>
    <message>
        <source>Enter the address.</source>
        <translation>הזינו את הכתובת.</translation>
    </message>
    <message>
        <source>The address must begin with https:// or http://.</source>
        <translation>הכתובת חייבת להתחיל ב־https://‎ או ב־http://‎.</translation>
    </message>
    <message>
        <source>Take name and password out of the address, and use the key below.</source>
        <translation>הסירו מהכתובת את השם והסיסמה, והשתמשו במפתח שלמטה.</translation>
    </message>
    <message>
        <source>This address is too long.</source>
        <translation>הכתובת ארוכה מדי.</translation>
    </message>
    <message>
        <source>Take the # and what follows it out of the address.</source>
        <translation>הסירו מהכתובת את הסימן # ואת כל מה שאחריו.</translation>
    </message>
    <message>
        <source>This is not an address. It looks like https://example.com/hook.</source>
        <translation>זו לא כתובת. כתובת נראית כך: https://example.com/hook.</translation>
    </message>
    <message>
        <source>GHL workflow</source>
        <translation>תהליך ב־GHL</translation>
    </message>
    <message>
        <source>Own receiver</source>
        <translation>מקלט משלכם</translation>
    </message>
    <message>
        <source>The state of a number changes</source>
        <translation>מצב של מספר משתנה</translation>
    </message>
    <message>
        <source>Something needs a person</source>
        <translation>משהו דורש טיפול</translation>
    </message>
    <message>
        <source>A chat changes</source>
        <translation>שיחה משתנה</translation>
    </message>
    <message>
        <source>A message changes</source>
        <translation>הודעה משתנה</translation>
    </message>
    <message>
        <source>A message arrives</source>
        <translation>מתקבלת הודעה</translation>
    </message>
    <message>
        <source>A message is sent, delivered or read</source>
        <translation>הודעה נשלחה, נמסרה או נקראה</translation>
    </message>
    <message>
        <source>A message arrives that cannot be read</source>
        <translation>מתקבלת הודעה שאי אפשר לקרוא</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>בדיקה</translation>
    </message>
    <message>
        <source>State of a number</source>
        <translation>מצב של מספר</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>התראה</translation>
    </message>
    <message>
        <source>Changed chat</source>
        <translation>שינוי בשיחה</translation>
    </message>
    <message>
        <source>Changed message</source>
        <translation>שינוי בהודעה</translation>
    </message>
    <message>
        <source>Incoming message</source>
        <translation>הודעה נכנסת</translation>
    </message>
    <message>
        <source>State of a message</source>
        <translation>מצב של הודעה</translation>
    </message>
    <message>
        <source>Unreadable message</source>
        <translation>הודעה שלא ניתן לקרוא</translation>
    </message>
    <message>
        <source>Waiting</source>
        <extracomment>of a delivery: not tried yet</extracomment>
        <translation>ממתין</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>מנסה שוב</translation>
    </message>
    <message>
        <source>Delivered</source>
        <extracomment>of a delivery to a workflow or receiver</extracomment>
        <translation>נמסר</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>of a delivery: it is given up</extracomment>
        <translation>נכשל</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <extracomment>of a delivery: the address is right, but no workflow started</extracomment>
        <translation>לא התקבל</translation>
    </message>
    <message>
        <source>Nothing sent yet</source>
        <extracomment>of a target</extracomment>
        <translation>עוד לא נשלח דבר</translation>
    </message>
    <message>
        <source>Working</source>
        <extracomment>of a target</extracomment>
        <translation>פועל</translation>
    </message>
    <message>
        <source>Not working</source>
        <extracomment>of a target</extracomment>
        <translation>לא פועל</translation>
    </message>
    <message>
        <source>Paused</source>
        <extracomment>of a target</extracomment>
        <translation>מושהה</translation>
    </message>
    <message>
        <source>Switched off</source>
        <extracomment>of a target: it switched itself off</extracomment>
        <translation>כבוי</translation>
    </message>
    <message>
        <source>Gesher switched it off: twenty times in a row there was nothing at its address.</source>
        <translation>גשר כיבתה את היעד: עשרים פעמים ברצף לא היה דבר בכתובת שלו.</translation>
    </message>
    <message>
        <source>Enter the right address and switch it on. What arrived meanwhile is sent then.</source>
        <translation>הזינו את הכתובת הנכונה והפעילו אותו. מה שהגיע בינתיים יישלח אז.</translation>
    </message>
    <message>
        <source>It is paused. What arrives meanwhile waits and is sent when you switch it on.</source>
        <translation>היעד מושהה. מה שמגיע בינתיים ממתין ויישלח כשתפעילו אותו.</translation>
    </message>
    <message>
        <source>The last try did not succeed.</source>
        <translation>הניסיון האחרון לא הצליח.</translation>
    </message>
    <message>
        <source>Send a test to see what is wrong. Nothing that waits is lost.</source>
        <translation>שלחו בדיקה כדי לראות מה לא תקין. מה שממתין לא יאבד.</translation>
    </message>
    <message>
        <source>Send a test to see whether it works.</source>
        <translation>שלחו בדיקה כדי לראות אם זה עובד.</translation>
    </message>
    <message>
        <source>GHL took it and started the workflow.</source>
        <translation>‏GHL קיבלה את ההודעה והפעילה את התהליך.</translation>
    </message>
    <message>
        <source>The receiver took it.</source>
        <translation>המקלט קיבל את ההודעה.</translation>
    </message>
    <message>
        <source>GHL answered, but the trigger of the workflow is not live.</source>
        <translation>‏GHL ענתה, אבל הטריגר של התהליך לא פעיל.</translation>
    </message>
    <message>
        <source>Publish the workflow that has this trigger, then try again.</source>
        <translation>פרסמו את התהליך שיש בו את הטריגר הזה ונסו שוב.</translation>
    </message>
    <message>
        <source>Gesher gave up after 72 hours.</source>
        <translation>גשר הפסיקה לנסות אחרי 72 שעות.</translation>
    </message>
    <message>
        <source>This number was removed. Choose another one.</source>
        <translation>המספר הזה הוסר. בחרו מספר אחר.</translation>
    </message>
    <message>
        <source>Enter the key alone, without the word Bearer.</source>
        <translation>הזינו רק את המפתח, בלי המילה Bearer.</translation>
    </message>
    <message>
        <source>This key is too long.</source>
        <translation>המפתח ארוך מדי.</translation>
    </message>
    <message>
        <source>The key may hold only English letters, digits and signs, and no spaces.</source>
        <translation>במפתח מותרים רק אותיות באנגלית, ספרות וסימנים, בלי רווחים.</translation>
    </message>
    <message>
        <source>This secret is too long.</source>
        <translation>הסוד ארוך מדי.</translation>
    </message>
    <message>
        <source>These events cannot be chosen for this target.</source>
        <translation>אי אפשר לבחור את האירועים האלה ליעד הזה.</translation>
    </message>
    <message>
        <source>This cannot be changed. Add another target instead.</source>
        <translation>את זה אי אפשר לשנות. הוסיפו במקום זה יעד נוסף.</translation>
    </message>
    <message>
        <source>There are too many targets already.</source>
        <translation>כבר יש יותר מדי יעדים.</translation>
    </message>
    <message>
        <source>Delete one first.</source>
        <translation>מחקו קודם יעד אחד.</translation>
    </message>
    <message>
        <source>It is being sent just now.</source>
        <translation>זה נשלח ממש עכשיו.</translation>
    </message>
    <message>
        <source>Wait for its end.</source>
        <translation>המתינו לסיום.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>זה כבר לא קיים.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>a short span of time in seconds, as &quot;0.4 s&quot;</extracomment>
        <translation>%1 שנ׳</translation>
    </message>
</context>
<context>
    <name>when</name>
    <message>
        <source>Yesterday</source>
        <translation>אתמול</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>a short date of this year, as QLocale::toString takes it</extracomment>
        <translation>d בMMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>a short date of another year, as QLocale::toString takes it</extracomment>
        <translation>d בMMM yyyy</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>היום</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <extracomment>a day of this year, as QLocale::toString takes it</extracomment>
        <translation>dddd, d בMMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>a day of another year, as QLocale::toString takes it</extracomment>
        <translation>d בMMMM yyyy</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm:ss</source>
        <extracomment>a moment, as QLocale::toString takes it</extracomment>
        <translation>d בMMMM yyyy, HH:mm:ss</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <extracomment>a short span of time: seconds</extracomment>
        <translation>
            <numerusform>שנייה</numerusform>
            <numerusform>%n שנ׳</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <extracomment>a short span of time: minutes</extracomment>
        <translation>
            <numerusform>דקה</numerusform>
            <numerusform>%n דק׳</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <extracomment>a short span of time: hours</extracomment>
        <translation>
            <numerusform>שעה</numerusform>
            <numerusform>%n שע׳</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <extracomment>a short span of time: days</extracomment>
        <translation>
            <numerusform>יום</numerusform>
            <numerusform>%n ימים</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>who</name>
    <message>
        <source>Group without a name</source>
        <translation>קבוצה ללא שם</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>ערוץ</translation>
    </message>
    <message>
        <source>Number hidden</source>
        <translation>המספר מוסתר</translation>
    </message>
    <message>
        <source>%1, number hidden</source>
        <translation>%1, המספר מוסתר</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>The phone removed Gesher from its linked devices.</source>
        <translation>הטלפון הסיר את גשר מהמכשירים המקושרים שלו.</translation>
    </message>
    <message>
        <source>Link the number again. Its messages are kept.</source>
        <translation>קשרו את המספר מחדש. ההודעות שלו נשמרו.</translation>
    </message>
    <message>
        <source>WhatsApp logged this number out.</source>
        <translation>WhatsApp ניתקה את המספר הזה.</translation>
    </message>
    <message>
        <source>The server could not prove that it is WhatsApp, five times in a row.</source>
        <translation>השרת לא הצליח להוכיח שהוא WhatsApp, חמש פעמים ברצף.</translation>
    </message>
    <message>
        <source>Check the network you are in, then connect again.</source>
        <translation>בדקו את הרשת שאתם מחוברים אליה, ואז התחברו שוב.</translation>
    </message>
    <message>
        <source>Nobody scanned the code in time.</source>
        <translation>אף אחד לא סרק את הקוד בזמן.</translation>
    </message>
    <message>
        <source>Show a new code when the phone is at hand.</source>
        <translation>הציגו קוד חדש כשהטלפון בהישג יד.</translation>
    </message>
    <message>
        <source>The connection failed in a way that trying again does not mend.</source>
        <translation>החיבור נכשל בצורה שניסיון נוסף לא יתקן.</translation>
    </message>
    <message>
        <source>Connect again. If it stops again, contact support with the details.</source>
        <translation>התחברו שוב. אם זה נעצר שוב, פנו לתמיכה עם הפרטים.</translation>
    </message>
    <message>
        <source>WhatsApp has a disturbance. Gesher keeps trying.</source>
        <translation>יש תקלה ב־WhatsApp. גשר ממשיך לנסות.</translation>
    </message>
    <message>
        <source>WhatsApp asked us to slow down. Gesher waits before it tries again.</source>
        <translation>WhatsApp ביקשה להאט. גשר ממתין לפני ניסיון נוסף.</translation>
    </message>
    <message>
        <source>WhatsApp cannot be reached. Gesher keeps trying.</source>
        <translation>אי אפשר להגיע ל־WhatsApp. גשר ממשיך לנסות.</translation>
    </message>
    <message>
        <source>Check the internet connection.</source>
        <translation>בדקו את החיבור לאינטרנט.</translation>
    </message>
    <message>
        <source>The server could not prove who it is. Gesher keeps trying.</source>
        <translation>השרת לא הצליח להוכיח מי הוא. גשר ממשיך לנסות.</translation>
    </message>
    <message>
        <source>If this stays, check the network you are in.</source>
        <translation>אם זה נמשך, בדקו את הרשת שאתם מחוברים אליה.</translation>
    </message>
    <message>
        <source>The connection was lost. Gesher keeps trying.</source>
        <translation>החיבור אבד. גשר ממשיך לנסות.</translation>
    </message>
    <message>
        <source>Not linked</source>
        <translation>לא מקושר</translation>
    </message>
    <message>
        <source>Waiting for scan</source>
        <translation>ממתין לסריקה</translation>
    </message>
    <message>
        <source>Waiting for code</source>
        <translation>ממתין לקוד</translation>
    </message>
    <message>
        <source>Passkey needed</source>
        <translation>נדרש מפתח גישה</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>מתחבר</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>מסתנכרן</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>מחובר</translation>
    </message>
    <message>
        <source>Quiet, no proof</source>
        <translation>שקט, בלי סימן</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>מתחבר מחדש</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>נותק</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>הוחלף</translation>
    </message>
    <message>
        <source>Restricted</source>
        <translation>מוגבל</translation>
    </message>
    <message>
        <source>Banned</source>
        <translation>חסום</translation>
    </message>
    <message>
        <source>Outdated</source>
        <translation>גרסה ישנה</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>מושהה</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>עצר</translation>
    </message>
    <message>
        <source>Another program took over this link.</source>
        <translation>תוכנה אחרת השתלטה על הקישור הזה.</translation>
    </message>
    <message>
        <source>Close the other program, then connect here again.</source>
        <translation>סגרו את התוכנה האחרת, ואז התחברו כאן שוב.</translation>
    </message>
    <message>
        <source>WhatsApp restricted this number until %1.</source>
        <translation>WhatsApp הגבילה את המספר הזה עד %1.</translation>
    </message>
    <message>
        <source>WhatsApp restricted this number.</source>
        <translation>WhatsApp הגבילה את המספר הזה.</translation>
    </message>
    <message>
        <source>Do not send from it until then. Afterwards connect again and send more slowly.</source>
        <translation>אל תשלחו ממנו עד אז. אחר כך התחברו שוב ושלחו לאט יותר.</translation>
    </message>
    <message>
        <source>WhatsApp banned this number.</source>
        <translation>WhatsApp חסמה את המספר הזה.</translation>
    </message>
    <message>
        <source>Open WhatsApp on the phone: it shows how to ask for a review.</source>
        <translation>פתחו את WhatsApp בטלפון: שם מוסבר איך לבקש בדיקה חוזרת.</translation>
    </message>
    <message>
        <source>WhatsApp says that this program&apos;s version is too old.</source>
        <translation>WhatsApp אומרת שגרסת התוכנה ישנה מדי.</translation>
    </message>
    <message>
        <source>Update Gesher, or wait a little: the version is refreshed by itself.</source>
        <translation>עדכנו את גשר, או המתינו מעט: הגרסה מתרעננת מעצמה.</translation>
    </message>
    <message>
        <source>This number is protected by a passkey, which linking would need.</source>
        <translation>המספר הזה מוגן במפתח גישה, והקישור היה דורש אותו.</translation>
    </message>
    <message>
        <source>Switch the passkey off in WhatsApp on the phone (Settings, Account, Passkeys), link, and switch it on again.</source>
        <translation>כבו את מפתח הגישה ב־WhatsApp בטלפון (הגדרות, חשבון, מפתחות גישה), קשרו, והפעילו אותו שוב.</translation>
    </message>
    <message>
        <source>The server has not answered for over a minute. The connection is being checked.</source>
        <translation>השרת לא ענה יותר מדקה. החיבור נבדק.</translation>
    </message>
    <message>
        <source>You disconnected this number.</source>
        <translation>ניתקתם את המספר הזה.</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>ממתינה לשליחה</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>בשליחה</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>נשלחה</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>נמסרה</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>נקראה</translation>
    </message>
    <message>
        <source>Played</source>
        <translation>הושמעה</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>לא נשלחה</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>בוטלה</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>התקבלה</translation>
    </message>
    <message>
        <source>WhatsApp did not let this number write to this person.</source>
        <translation>WhatsApp לא הרשתה למספר הזה לכתוב לאדם הזה.</translation>
    </message>
    <message>
        <source>Wait until the person writes first, then answer.</source>
        <translation>המתינו שהאדם יכתוב קודם, ואז ענו.</translation>
    </message>
    <message>
        <source>This person is not on WhatsApp, or has no device that could read it now.</source>
        <translation>האדם הזה לא ב־WhatsApp, או שאין לו מכשיר שיכול לקרוא את זה עכשיו.</translation>
    </message>
    <message>
        <source>Check the number.</source>
        <translation>בדקו את המספר.</translation>
    </message>
    <message>
        <source>The number you write from is not linked.</source>
        <translation>המספר שממנו אתם כותבים לא מקושר.</translation>
    </message>
    <message>
        <source>Link it under Numbers, then send again.</source>
        <translation>קשרו אותו תחת מספרים, ואז שלחו שוב.</translation>
    </message>
    <message>
        <source>The person&apos;s security key could not be verified, so nothing was sent.</source>
        <translation>אי אפשר היה לאמת את מפתח האבטחה של האדם, ולכן לא נשלח דבר.</translation>
    </message>
    <message>
        <source>Try again later. If it stays, contact support with the details.</source>
        <translation>נסו שוב מאוחר יותר. אם זה נמשך, פנו לתמיכה עם הפרטים.</translation>
    </message>
    <message>
        <source>WhatsApp asked this number to slow down.</source>
        <translation>WhatsApp ביקשה מהמספר הזה להאט.</translation>
    </message>
    <message>
        <source>Wait an hour and lower the sending pace.</source>
        <translation>המתינו שעה והורידו את קצב השליחה.</translation>
    </message>
    <message>
        <source>WhatsApp could not be reached.</source>
        <translation>לא הצלחנו להגיע ל־WhatsApp.</translation>
    </message>
    <message>
        <source>It was cancelled before it was sent.</source>
        <translation>בוטלה לפני שנשלחה.</translation>
    </message>
    <message>
        <source>WhatsApp refused this message.</source>
        <translation>WhatsApp סירבה להודעה הזו.</translation>
    </message>
    <message>
        <source>Open the details to see its answer.</source>
        <translation>פתחו את הפרטים כדי לראות את התשובה שלה.</translation>
    </message>
    <message>
        <source>This number is not linked, so it cannot do that now.</source>
        <translation>המספר הזה לא מקושר, ולכן אי אפשר לעשות את זה עכשיו.</translation>
    </message>
    <message>
        <source>Link it under Numbers first.</source>
        <translation>קודם קשרו אותו תחת מספרים.</translation>
    </message>
    <message>
        <source>Something in what you entered is not valid.</source>
        <translation>משהו במה שהזנתם אינו תקין.</translation>
    </message>
    <message>
        <source>Check it and try again.</source>
        <translation>בדקו ונסו שוב.</translation>
    </message>
    <message>
        <source>The other side could not prove who it is, so Gesher stopped.</source>
        <translation>הצד השני לא הצליח להוכיח מי הוא, ולכן גשר עצר.</translation>
    </message>
    <message>
        <source>Check the network you are in: something may be standing in between.</source>
        <translation>בדקו את הרשת: ייתכן שמשהו עומד באמצע.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>זה כבר לא שם.</translation>
    </message>
    <message>
        <source>It was refused.</source>
        <translation>הבקשה נדחתה.</translation>
    </message>
    <message>
        <source>Open the details to see the answer.</source>
        <translation>פתחו את הפרטים כדי לראות את התשובה.</translation>
    </message>
    <message>
        <source>WhatsApp did not answer in time.</source>
        <translation>WhatsApp לא ענתה בזמן.</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>נסו שוב בעוד דקה.</translation>
    </message>
    <message>
        <source>There is no connection to WhatsApp now.</source>
        <translation>אין כרגע חיבור ל־WhatsApp.</translation>
    </message>
    <message>
        <source>Check the internet connection and try again.</source>
        <translation>בדקו את החיבור לאינטרנט ונסו שוב.</translation>
    </message>
    <message>
        <source>Gesher could not write to its disk, so nothing was done.</source>
        <translation>גשר לא הצליח לכתוב לדיסק, ולכן לא נעשה דבר.</translation>
    </message>
    <message>
        <source>Free some space or check the disk, then try again.</source>
        <translation>פנו מקום או בדקו את הדיסק, ואז נסו שוב.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>בוטל.</translation>
    </message>
    <message>
        <source>WhatsApp asks to wait before the next try.</source>
        <translation>WhatsApp מבקשת להמתין לפני הניסיון הבא.</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>נסו שוב בעוד כמה דקות.</translation>
    </message>
    <message>
        <source>Another program is using this profile: %1.</source>
        <translation>תוכנה אחרת משתמשת בפרופיל הזה: %1.</translation>
    </message>
    <message>
        <source>Close it, then start Gesher again.</source>
        <translation>סגרו אותה, ואז הפעילו את גשר שוב.</translation>
    </message>
    <message>
        <source>The key on this computer does not open the data in %1. Nothing was changed.</source>
        <translation>המפתח שבמחשב הזה לא פותח את הנתונים שב־%1. דבר לא שונה.</translation>
    </message>
    <message>
        <source>Put back the key that belongs to this data, from your backup.</source>
        <translation>החזירו מהגיבוי את המפתח ששייך לנתונים האלה.</translation>
    </message>
    <message>
        <source>The data in %1 belongs to another network.</source>
        <translation>הנתונים שב־%1 שייכים לרשת אחרת.</translation>
    </message>
    <message>
        <source>Use a folder of its own for each network.</source>
        <translation>השתמשו בתיקייה נפרדת לכל רשת.</translation>
    </message>
    <message>
        <source>The data in %1 was written by a newer Gesher. Nothing was changed.</source>
        <translation>הנתונים שב־%1 נכתבו בגרסה חדשה יותר של גשר. דבר לא שונה.</translation>
    </message>
    <message>
        <source>Install the newer version.</source>
        <translation>התקינו את הגרסה החדשה.</translation>
    </message>
    <message>
        <source>The database in %1 is damaged. Nothing was overwritten.</source>
        <translation>מסד הנתונים שב־%1 פגום. דבר לא נדרס.</translation>
    </message>
    <message>
        <source>Put back a copy from your backup.</source>
        <translation>החזירו עותק מהגיבוי.</translation>
    </message>
    <message>
        <source>The disk that holds %1 is full.</source>
        <translation>הדיסק שבו נמצא %1 מלא.</translation>
    </message>
    <message>
        <source>Free some space and start again.</source>
        <translation>פנו מקום והפעילו שוב.</translation>
    </message>
    <message>
        <source>Gesher may not write to %1.</source>
        <translation>לגשר אין הרשאה לכתוב אל %1.</translation>
    </message>
    <message>
        <source>Check who owns the folder and its permissions.</source>
        <translation>בדקו למי שייכת התיקייה ומה ההרשאות שלה.</translation>
    </message>
    <message>
        <source>The data in %1 cannot be used.</source>
        <translation>אי אפשר להשתמש בנתונים שב־%1.</translation>
    </message>
    <message>
        <source>Open the details and contact support.</source>
        <translation>פתחו את הפרטים ופנו לתמיכה.</translation>
    </message>
    <message>
        <source>It was written while another number was linked here, so the number that is linked now did not send it.</source>
        <translation>ההודעה נכתבה כשמספר אחר היה מקושר כאן, ולכן המספר שמקושר עכשיו לא שלח אותה.</translation>
    </message>
    <message>
        <source>Send it again if this number should write it.</source>
        <translation>שלחו אותה שוב אם המספר הזה הוא שצריך לכתוב אותה.</translation>
    </message>
    <message>
        <source>This number is not in the group any more, so it cannot write there.</source>
        <translation>המספר הזה כבר אינו בקבוצה, ולכן אינו יכול לכתוב בה.</translation>
    </message>
    <message>
        <source>Only admins may write in this group, and this number is none.</source>
        <translation>בקבוצה הזאת רק מנהלים כותבים, והמספר הזה אינו מנהל.</translation>
    </message>
    <message>
        <source>Ask an admin of the group to make it one.</source>
        <translation>אפשר לבקש ממנהל הקבוצה למנות אותו.</translation>
    </message>
    <message>
        <source>Only one&apos;s own messages can be changed.</source>
        <translation>אפשר לשנות רק הודעות של המספר עצמו.</translation>
    </message>
    <message>
        <source>The message has not been sent yet.</source>
        <translation>ההודעה עדיין לא נשלחה.</translation>
    </message>
    <message>
        <source>Wait until it is.</source>
        <translation>יש להמתין עד שתישלח.</translation>
    </message>
    <message>
        <source>The message was deleted.</source>
        <translation>ההודעה נמחקה.</translation>
    </message>
    <message>
        <source>WhatsApp allows that only for a while after sending, and the time is over.</source>
        <translation>וואטסאפ מאפשרת זאת רק זמן מה אחרי השליחה, והזמן עבר.</translation>
    </message>
    <message>
        <source>This poll came without what is needed to vote.</source>
        <translation>הסקר הגיע בלי מה שדרוש כדי להצביע.</translation>
    </message>
    <message>
        <source>Vote on the phone.</source>
        <translation>אפשר להצביע בטלפון.</translation>
    </message>
    <message>
        <source>That is not possible with this kind of message.</source>
        <translation>זה אינו אפשרי בסוג הזה של הודעה.</translation>
    </message>
    <message>
        <source>The file is too large for WhatsApp.</source>
        <translation>הקובץ גדול מדי עבור וואטסאפ.</translation>
    </message>
    <message>
        <source>Send a smaller one.</source>
        <translation>אפשר לשלוח קובץ קטן יותר.</translation>
    </message>
    <message>
        <source>The file is not here any more.</source>
        <translation>הקובץ כבר אינו כאן.</translation>
    </message>
    <message>
        <source>Choose it again.</source>
        <translation>יש לבחור אותו שוב.</translation>
    </message>
    <message>
        <source>WhatsApp blocks new chats from this number until %1.</source>
        <translation>WhatsApp חוסם שיחות חדשות מהמספר הזה עד %1.</translation>
    </message>
    <message>
        <source>WhatsApp blocks new chats from this number for now.</source>
        <translation>WhatsApp חוסם כרגע שיחות חדשות מהמספר הזה.</translation>
    </message>
    <message>
        <source>Answer people who have written to it; do not write to anyone new. Messages to new people are not tried, because each try makes it worse.</source>
        <translation>ענו למי שכתב אליו, ואל תכתבו לאנשים חדשים. הודעות לאנשים חדשים אינן נשלחות, כי כל ניסיון מחמיר את החסימה.</translation>
    </message>
    <message>
        <source>This number has begun as many new chats as WhatsApp allows until %1.</source>
        <translation>המספר הזה פתח את כל השיחות החדשות ש־WhatsApp מתיר עד %1.</translation>
    </message>
    <message>
        <source>This number has begun as many new chats as WhatsApp allows now.</source>
        <translation>המספר הזה פתח את כל השיחות החדשות ש־WhatsApp מתיר כעת.</translation>
    </message>
    <message>
        <source>Existing chats go on. Write to new people from another number, or wait.</source>
        <translation>השיחות הקיימות נמשכות. כתבו לאנשים חדשים ממספר אחר, או המתינו.</translation>
    </message>
    <message>
        <source>This number has used %1 of the %2 new chats that WhatsApp allows it.</source>
        <translation>המספר הזה ניצל %1 מתוך %2 השיחות החדשות ש־WhatsApp מתיר לו.</translation>
    </message>
    <message>
        <source>Keep the rest for the people who matter most.</source>
        <translation>שמרו את השאר לאנשים החשובים ביותר.</translation>
    </message>
    <message>
        <source>The phone of this number has given no sign since %1.</source>
        <translation>הטלפון של המספר הזה לא נתן סימן חיים מאז %1.</translation>
    </message>
    <message>
        <source>Open WhatsApp on the phone. After 14 days without it, WhatsApp unlinks this computer.</source>
        <translation>פתחו את WhatsApp בטלפון. אחרי 14 יום בלעדיו WhatsApp מנתק את המחשב הזה.</translation>
    </message>
    <message>
        <source>WhatsApp has a warning for this number.</source>
        <translation>ל־WhatsApp יש אזהרה לגבי המספר הזה.</translation>
    </message>
    <message>
        <source>A new secret while linking</source>
        <translation>סוד חדש בזמן הקישור</translation>
    </message>
    <message>
        <source>Since July 2026 the server may ask a device that is being linked for a new secret. Known from reports only.</source>
        <translation>מאז יולי 2026 השרת עשוי לבקש סוד חדש ממכשיר שנמצא בקישור. ידוע מדיווחים בלבד.</translation>
    </message>
    <message>
        <source>Gesher makes a new secret and draws the code anew at once.</source>
        <translation>גשר יוצר סוד חדש ומצייר מיד את הקוד מחדש.</translation>
    </message>
    <message>
        <source>Passkey before linking</source>
        <translation>מפתח גישה לפני הקישור</translation>
    </message>
    <message>
        <source>A growing share of numbers must show a passkey, which only WhatsApp&apos;s own page can ask for.</source>
        <translation>יותר ויותר מספרים חייבים להציג מפתח גישה (passkey), ורק הדף של WhatsApp עצמה יכול לבקש אותו.</translation>
    </message>
    <message>
        <source>Gesher ends the attempt and says so. Other numbers link as usual.</source>
        <translation>גשר מסיים את הניסיון ואומר זאת. מספרים אחרים מתקשרים כרגיל.</translation>
    </message>
    <message>
        <source>Linking by code: our name</source>
        <translation>קישור בקוד: השם שלנו</translation>
    </message>
    <message>
        <source>The server takes a name of the form “Chrome (Windows)” and refuses others with 400. Which ones it takes is in doubt.</source>
        <translation>השרת מקבל שם בצורה „Chrome (Windows)” ודוחה אחרים עם 400. לא ברור אילו שמות הוא מקבל.</translation>
    </message>
    <message>
        <source>Gesher sends a name of that form, and shows the code only once it was taken.</source>
        <translation>גשר שולח שם בצורה הזאת, ומציג את הקוד רק אחרי שהתקבל.</translation>
    </message>
    <message>
        <source>Linking by code: what follows</source>
        <translation>קישור בקוד: מה בא אחר כך</translation>
    </message>
    <message>
        <source>The phone answers with primary_hello. The server may ask for another code with refresh_code, which is known from reports only.</source>
        <translation>הטלפון עונה ב־primary_hello. השרת עשוי לבקש קוד אחר ב־refresh_code, וזה ידוע מדיווחים בלבד.</translation>
    </message>
    <message>
        <source>After refresh_code Gesher drops the code, and another can be asked for.</source>
        <translation>אחרי refresh_code גשר מבטל את הקוד, ואפשר לבקש אחר.</translation>
    </message>
    <message>
        <source>Version of the web client</source>
        <translation>גרסת הלקוח</translation>
    </message>
    <message>
        <source>A version that is too old is refused with 405.</source>
        <translation>גרסה ישנה מדי נדחית עם 405.</translation>
    </message>
    <message>
        <source>Gesher claims the version that WhatsApp&apos;s own page names, and looks there again after a 405.</source>
        <translation>גשר מציג את הגרסה שכתובה בדף של WhatsApp, ובודק שם שוב אחרי 405.</translation>
    </message>
    <message>
        <source>What Gesher says of itself at the login</source>
        <translation>מה גשר אומר על עצמו בכניסה</translation>
    </message>
    <message>
        <source>Other programs differ in two fields (lidDbMigrated, lc). Newer fields of the encryption are not needed so far.</source>
        <translation>תוכנות אחרות נבדלות בשני שדות (lidDbMigrated, lc). שדות ההצפנה החדשים אינם נחוצים עד כה.</translation>
    </message>
    <message>
        <source>Gesher says lidDbMigrated=true and lc=1, and leaves the newer fields out.</source>
        <translation>גשר אומר lidDbMigrated=true ו־lc=1, ומשמיט את השדות החדשים.</translation>
    </message>
    <message>
        <source>The number&apos;s own hidden id</source>
        <translation>המזהה החסוי של המספר עצמו</translation>
    </message>
    <message>
        <source>Each login tells the number its hidden id (LID).</source>
        <translation>בכל כניסה המספר מקבל את המזהה החסוי שלו (LID).</translation>
    </message>
    <message>
        <source>Gesher stores it, and keeps the one that it knows when none is told.</source>
        <translation>גשר שומר אותו, ומחזיק בזה שהוא מכיר אם לא נאמר אחר.</translation>
    </message>
    <message>
        <source>What waited while the number was away</source>
        <translation>מה שהמתין בזמן שהמספר לא היה מחובר</translation>
    </message>
    <message>
        <source>One program asks for it with offline_batch and others do not; all of them get it. Its end is told with a count.</source>
        <translation>תוכנה אחת מבקשת זאת ב־offline_batch ואחרות לא; כולן מקבלות. הסוף נאמר עם מניין.</translation>
    </message>
    <message>
        <source>Gesher asks with offline_batch. When no end is told it goes on after a while.</source>
        <translation>גשר מבקש ב־offline_batch. אם הסוף לא נאמר, הוא ממשיך אחרי זמן מה.</translation>
    </message>
    <message>
        <source>A shorter way to the server</source>
        <translation>דרך קצרה יותר לשרת</translation>
    </message>
    <message>
        <source>After the login the server may name one (edge_routing). It is optional.</source>
        <translation>אחרי הכניסה השרת עשוי להציע דרך כזאת (edge_routing). זו רשות.</translation>
    </message>
    <message>
        <source>Gesher stores it and does not use it yet.</source>
        <translation>גשר שומר אותה ועדיין לא משתמש בה.</translation>
    </message>
    <message>
        <source>The end of a version</source>
        <translation>סופה של גרסה</translation>
    </message>
    <message>
        <source>The server may tell when a version ends (client_expiration). Nobody has verified that.</source>
        <translation>השרת עשוי לומר מתי גרסה פוקעת (client_expiration). איש לא אימת זאת.</translation>
    </message>
    <message>
        <source>Gesher does nothing about it. It is noted here.</source>
        <translation>גשר לא עושה עם זה דבר. זה נרשם כאן.</translation>
    </message>
    <message>
        <source>Why the server ends a line</source>
        <translation>מדוע השרת מסיים קו</translation>
    </message>
    <message>
        <source>515 after linking, 401 or 516 after unlinking, 409 when another took the line, and 429, 500 and 503. Some are known from one program only.</source>
        <translation>515 אחרי קישור, 401 או 516 אחרי ניתוק המכשיר, 409 כשאחר תפס את הקו, וכן 429, 500 ו־503. חלקם ידועים מתוכנה אחת בלבד.</translation>
    </message>
    <message>
        <source>Each leads to a state of its own. After an unknown one Gesher waits and connects again, five times at most.</source>
        <translation>כל אחד מוביל למצב משלו. אחרי סיבה לא מוכרת גשר ממתין ומתחבר שוב, חמש פעמים לכל היותר.</translation>
    </message>
    <message>
        <source>Addresses of chats with people</source>
        <translation>כתובות בשיחות עם אנשים</translation>
    </message>
    <message>
        <source>Messages come from hidden ids (LID); the phone number stands beside.</source>
        <translation>הודעות באות ממזהים חסויים (LID); מספר הטלפון עומד לצדם.</translation>
    </message>
    <message>
        <source>Gesher takes both, and joins them in one chat.</source>
        <translation>גשר מקבל את שניהם, ומאחד אותם לשיחה אחת.</translation>
    </message>
    <message>
        <source>Addresses in groups</source>
        <translation>כתובות בקבוצות</translation>
    </message>
    <message>
        <source>A group is addressed by hidden ids or by phone numbers, and its messages say by which.</source>
        <translation>קבוצה פועלת לפי מזהים חסויים או לפי מספרי טלפון, וההודעות שלה אומרות לפי מה.</translation>
    </message>
    <message>
        <source>Gesher takes both, and writes in the way of the group.</source>
        <translation>גשר מקבל את שניהם, וכותב בדרך של הקבוצה.</translation>
    </message>
    <message>
        <source>How the server confirms our messages</source>
        <translation>איך השרת מאשר את ההודעות שלנו</translation>
    </message>
    <message>
        <source>With an id, from and a time. About from and type the programs differ, and all of them work.</source>
        <translation>עם מזהה, from ושעה. לגבי from ו־type התוכנות נבדלות, וכולן עובדות.</translation>
    </message>
    <message>
        <source>Gesher reads the id, the time, the hash and the error, and needs no more.</source>
        <translation>גשר קורא את המזהה, השעה, הגיבוב והשגיאה, ולא צריך יותר.</translation>
    </message>
    <message>
        <source>How we confirm messages</source>
        <translation>איך אנחנו מאשרים הודעות</translation>
    </message>
    <message>
        <source>Without type, and some programs add their own address. A type that does not fit ends the line.</source>
        <translation>בלי type, ויש תוכנות שמוסיפות את הכתובת שלהן. type שאינו מתאים מסיים את הקו.</translation>
    </message>
    <message>
        <source>Gesher confirms what it can read with a receipt, and the rest with neither of the two. It is noted here whether the line went on afterwards.</source>
        <translation>גשר מאשר באישור קבלה את מה שהוא יכול לקרוא, ואת השאר בלי שניהם. כאן נרשם אם הקו נמשך אחר כך.</translation>
    </message>
    <message>
        <source>Hash over a group&apos;s devices</source>
        <translation>גיבוב של המכשירים בקבוצה</translation>
    </message>
    <message>
        <source>Six bytes after “2:”. The server names its own one when ours does not fit its list of devices.</source>
        <translation>שישה בתים אחרי „2:”. השרת אומר את שלו כששלנו לא מתאים לרשימת המכשירים שלו.</translation>
    </message>
    <message>
        <source>Gesher sends one with each message to a group. When the server names another, it looks again and sends once more.</source>
        <translation>גשר שולח אחד עם כל הודעה לקבוצה. כשהשרת אומר אחר, גשר בודק מחדש ושולח פעם נוספת.</translation>
    </message>
    <message>
        <source>Letters of that hash</source>
        <translation>התווים של הגיבוב הזה</translation>
    </message>
    <message>
        <source>In one program + and / occur, in another - and _ instead.</source>
        <translation>בתוכנה אחת מופיעים + ו־/, ובאחרת - ו־_ במקומם.</translation>
    </message>
    <message>
        <source>Gesher writes + and /. One hash in five shows the difference.</source>
        <translation>גשר כותב + ו־/. אחד מכל חמישה גיבובים מראה את ההבדל.</translation>
    </message>
    <message>
        <source>Refusal 421</source>
        <translation>דחייה 421</translation>
    </message>
    <message>
        <source>Seen in the field only: a message to a group whose members or addresses are out of date.</source>
        <translation>נראתה רק בשטח: הודעה לקבוצה שהחברים או הכתובות שלה אינם עדכניים.</translation>
    </message>
    <message>
        <source>Gesher asks who is in the group, and sends once more.</source>
        <translation>גשר שואל מי בקבוצה, ושולח פעם נוספת.</translation>
    </message>
    <message>
        <source>Messages that are refused</source>
        <translation>הודעות שנדחות</translation>
    </message>
    <message>
        <source>A list of codes, for instance 463 for new chats that are blocked. 479 says that a stanza is wrong.</source>
        <translation>רשימה של קודים, למשל 463 לשיחות חדשות חסומות. 479 אומר שההודעה בנויה לא נכון.</translation>
    </message>
    <message>
        <source>Gesher shows the reason. A 479 is a fault of Gesher&apos;s.</source>
        <translation>גשר מציג את הסיבה. 479 הוא תקלה של גשר.</translation>
    </message>
    <message>
        <source>Is a phone on WhatsApp?</source>
        <translation>האם טלפון נמצא ב־WhatsApp?</translation>
    </message>
    <message>
        <source>One program asks with + before the number, another with @c.us after it. The answer is in or out.</source>
        <translation>תוכנה אחת שואלת עם + לפני המספר, ואחרת עם ‎@c.us אחריו. התשובה היא in או out.</translation>
    </message>
    <message>
        <source>Gesher asks with +, and must find the number in the answer again.</source>
        <translation>גשר שואל עם +, וחייב למצוא את המספר גם בתשובה.</translation>
    </message>
    <message>
        <source>People without a hidden id</source>
        <translation>אנשים בלי מזהה חסוי</translation>
    </message>
    <message>
        <source>Whether there still are any is in doubt. One program does not write to them any more.</source>
        <translation>לא ברור אם עוד יש כאלה. תוכנה אחת כבר לא כותבת אליהם.</translation>
    </message>
    <message>
        <source>Gesher writes to their phone number.</source>
        <translation>גשר כותב למספר הטלפון שלהם.</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>הקלדה</translation>
    </message>
    <message>
        <source>Sent with the own address until August 2026, and without it since then.</source>
        <translation>עד אוגוסט 2026 נשלחה עם הכתובת של השולח, ומאז בלעדיה.</translation>
    </message>
    <message>
        <source>Gesher sends it without. It is noted here whether the line went on afterwards.</source>
        <translation>גשר שולח בלעדיה. כאן נרשם אם הקו נמשך אחר כך.</translation>
    </message>
    <message>
        <source>Questions about new chats</source>
        <translation>שאלות על שיחות חדשות</translation>
    </message>
    <message>
        <source>The ids of such questions (mex) change with WhatsApp&apos;s versions.</source>
        <translation>המזהים של שאלות כאלה (mex) משתנים עם הגרסאות של WhatsApp.</translation>
    </message>
    <message>
        <source>Gesher asks whether new chats are blocked and how many are left, with the ids of August 2026. Without an answer it learns that from the server&apos;s notices.</source>
        <translation>גשר שואל אם שיחות חדשות חסומות וכמה נותרו, עם המזהים של אוגוסט 2026. בלי תשובה הוא לומד זאת מההודעות של השרת.</translation>
    </message>
    <message>
        <source>What all devices agree about</source>
        <translation>מה שכל המכשירים מסכימים עליו</translation>
    </message>
    <message>
        <source>Five collections can be read and written. 409 says that another device was faster; other codes are final.</source>
        <translation>אפשר לקרוא ולכתוב חמישה אוספים. 409 אומר שמכשיר אחר הקדים; קודים אחרים סופיים.</translation>
    </message>
    <message>
        <source>Gesher takes what came meanwhile and writes again after a 409.</source>
        <translation>אחרי 409 גשר מקבל את מה שהגיע בינתיים וכותב שוב.</translation>
    </message>
    <message>
        <source>Versions of what devices agree about</source>
        <translation>הגרסאות של מה שהמכשירים מסכימים עליו</translation>
    </message>
    <message>
        <source>Each kind of record has a version. Of some kinds no program shows which one.</source>
        <translation>לכל סוג של רשומה יש גרסה. בחלק מהסוגים אף תוכנה לא מראה איזו.</translation>
    </message>
    <message>
        <source>Gesher reads any, and writes those that the reference names.</source>
        <translation>גשר קורא כל גרסה, וכותב את אלה שהתיאור נוקב בהן.</translation>
    </message>
    <message>
        <source>Where voice messages are uploaded</source>
        <translation>לאן הודעות קוליות נשלחות</translation>
    </message>
    <message>
        <source>To audio. WhatsApp&apos;s own page uses ptt on some hosts.</source>
        <translation>אל audio. הדף של WhatsApp משתמש ב־ptt בחלק מהשרתים.</translation>
    </message>
    <message>
        <source>Gesher uploads them to audio.</source>
        <translation>גשר מעלה אותן אל audio.</translation>
    </message>
    <message>
        <source>How large files may be</source>
        <translation>כמה גדול יכול קובץ להיות</translation>
    </message>
    <message>
        <source>About 16 MB for pictures, 100 MB for videos and 2 GB for documents. The host answers 413 beyond.</source>
        <translation>בערך 16 מ״ב לתמונות, 100 מ״ב לסרטונים ו־2 ג״ב למסמכים. מעבר לזה השרת עונה 413.</translation>
    </message>
    <message>
        <source>Gesher sends what was chosen. A 413 is final.</source>
        <translation>גשר שולח את מה שנבחר. 413 הוא סופי.</translation>
    </message>
    <message>
        <source>Kinds of stanzas</source>
        <translation>סוגי הודעות בקו</translation>
    </message>
    <message>
        <source>Those that are known today. There may be new ones.</source>
        <translation>אלה שמוכרים היום. ייתכן שיש חדשים.</translation>
    </message>
    <message>
        <source>Gesher leaves an unknown one alone.</source>
        <translation>גשר לא נוגע בסוג לא מוכר.</translation>
    </message>
    <message>
        <source>Kinds of notifications</source>
        <translation>סוגי עדכונים</translation>
    </message>
    <message>
        <source>Gesher confirms an unknown one, and keeps it for a later version.</source>
        <translation>גשר מאשר סוג לא מוכר, ושומר אותו לגרסה מאוחרת יותר.</translation>
    </message>
    <message>
        <source>Kinds of the server&apos;s own messages</source>
        <translation>סוגי ההודעות של השרת עצמו</translation>
    </message>
    <message>
        <source>Those that are known today (ib). There may be new ones.</source>
        <translation>אלה שמוכרים היום (ib). ייתכן שיש חדשים.</translation>
    </message>
    <message>
        <source>As expected</source>
        <translation>כצפוי</translation>
    </message>
    <message>
        <source>Otherwise</source>
        <translation>אחרת</translation>
    </message>
    <message>
        <source>Not seen yet</source>
        <translation>עוד לא נראה</translation>
    </message>
    <message>
        <source>The connection is being restarted.</source>
        <translation>החיבור מופעל מחדש.</translation>
    </message>
    <message>
        <source>That time has passed, or is more than a year away.</source>
        <translation>המועד הזה עבר, או שהוא רחוק יותר משנה.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>יש לבחור מועד אחר.</translation>
    </message>
    <message>
        <source>It has been sent or taken back already.</source>
        <translation>ההודעה כבר נשלחה או נלקחה בחזרה.</translation>
    </message>
    <message>
        <source>A sticker has to be a WebP picture; phones show no other.</source>
        <translation>מדבקה חייבת להיות תמונת WebP; טלפונים אינם מציגים אחרת.</translation>
    </message>
</context>
</TS>
