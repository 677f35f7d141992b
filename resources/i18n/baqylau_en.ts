<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AboutFileBlock</name>
    <message>
        <source>Signature file beside it: {name}. The program does not check it.</source>
        <translation>Signature file beside it: {name}. The program does not check it.</translation>
    </message>
    <message>
        <source>See the picture</source>
        <translation>See the picture</translation>
    </message>
    <message>
        <source>See the words</source>
        <translation>See the words</translation>
    </message>
    <message>
        <source>The photo holds the place where it was taken. It stays in the original; what is printed does not have it.</source>
        <translation>The photo holds the place where it was taken. It stays in the original; what is printed does not have it.</translation>
    </message>
    <message>
        <source>To: {whom}</source>
        <translation>To: {whom}</translation>
    </message>
    <message>
        <source>Attached to it: {names}</source>
        <translation>Attached to it: {names}</translation>
    </message>
</context>
<context>
    <name>AboutPage</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Version {number}</translation>
    </message>
    <message>
        <source>Baqylau leads you through public control of state institutions in Kazakhstan, step by step, under the Law “On Public Control”.</source>
        <translation>Baqylau leads you through public control of state institutions in Kazakhstan, step by step, under the Law “On Public Control”.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Baqylau never opens a connection. Cases, papers and your card stay on this computer; you decide what to hand on.</source>
        <translation>Baqylau never opens a connection. Cases, papers and your card stay on this computer; you decide what to hand on.</translation>
    </message>
    <message>
        <source>Not a lawyer</source>
        <translation>Not a lawyer</translation>
    </message>
    <message>
        <source>Only what was read in the text of a law is shown as law. Everything else carries a quiet word, on screen only, never on a paper:</source>
        <translation>Only what was read in the text of a law is shown as law. Everything else carries a quiet word, on screen only, never on a paper:</translation>
    </message>
    <message>
        <source>good practice; no norm asks for it</source>
        <translation>good practice; no norm asks for it</translation>
    </message>
    <message>
        <source>our reading of the law; a lawyer should confirm it</source>
        <translation>our reading of the law; a lawyer should confirm it</translation>
    </message>
    <message>
        <source>from the press or from memory; not checked in the law&apos;s own text</source>
        <translation>from the press or from memory; not checked in the law&apos;s own text</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Signs</translation>
    </message>
    <message>
        <source>done, or kept in time</source>
        <translation>done, or kept in time</translation>
    </message>
    <message>
        <source>the step to do next</source>
        <translation>the step to do next</translation>
    </message>
    <message>
        <source>open: may be done now</source>
        <translation>open: may be done now</translation>
    </message>
    <message>
        <source>waits for something else</source>
        <translation>waits for something else</translation>
    </message>
    <message>
        <source>soon: three working days or fewer, or worth a look</source>
        <translation>soon: three working days or fewer, or worth a look</translation>
    </message>
    <message>
        <source>missed, or in the way</source>
        <translation>missed, or in the way</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. It uses Qt and PySide6 under the LGPL; the notices of all parts lie beside the program.</source>
        <translation>Free software under the MIT licence. It uses Qt and PySide6 under the LGPL; the notices of all parts lie beside the program.</translation>
    </message>
</context>
<context>
    <name>AdviceList</name>
    <message>
        <source>Read; you went on knowingly.</source>
        <translation>Read; you went on knowingly.</translation>
    </message>
    <message>
        <source>Why, in a few words (if you like)</source>
        <translation>Why, in a few words (if you like)</translation>
    </message>
    <message>
        <source>I have read this and go on</source>
        <translation>I have read this and go on</translation>
    </message>
</context>
<context>
    <name>AidsBlock</name>
    <message>
        <source>More papers that help: {n}</source>
        <translation>More papers that help: {n}</translation>
    </message>
</context>
<context>
    <name>AnewBlock</name>
    <message>
        <source>Why? In a few words, if you like</source>
        <translation>Why? In a few words, if you like</translation>
    </message>
    <message>
        <source>Begin these steps anew</source>
        <translation>Begin these steps anew</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Leave it as it is</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>Without its day this does not count as a proof yet.</source>
        <translation>Without its day this does not count as a proof yet.</translation>
    </message>
    <message>
        <source>Proof of receipt</source>
        <translation>Proof of receipt</translation>
    </message>
    <message>
        <source>A stamp with number and date on your copy is best. The days of the answer are counted from the day that is proven.</source>
        <translation>A stamp with number and date on your copy is best. The days of the answer are counted from the day that is proven.</translation>
    </message>
    <message>
        <source>Add a proof</source>
        <translation>Add a proof</translation>
    </message>
    <message>
        <source>Letters that came</source>
        <translation>Letters that came</translation>
    </message>
    <message>
        <source>When it comes, enter it here with its own date and number.</source>
        <translation>When it comes, enter it here with its own date and number.</translation>
    </message>
    <message>
        <source>Enter a letter that came</source>
        <translation>Enter a letter that came</translation>
    </message>
    <message>
        <source>Take the next of our series: {number}</source>
        <translation>Take the next of our series: {number}</translation>
    </message>
</context>
<context>
    <name>AskedRow</name>
    <message>
        <source>Words of this letter are entered.</source>
        <translation>Words of this letter are entered.</translation>
    </message>
    <message>
        <source>Nothing of this letter yet.</source>
        <translation>Nothing of this letter yet.</translation>
    </message>
    <message>
        <source>Assign the marked part</source>
        <translation>Assign the marked part</translation>
    </message>
    <message>
        <source>Take the proposed paragraph</source>
        <translation>Take the proposed paragraph</translation>
    </message>
    <message>
        <source>What does it say?</source>
        <translation>What does it say?</translation>
    </message>
</context>
<context>
    <name>AttachmentField</name>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Choose another file…</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choose a file…</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Own backups</source>
        <translation>Own backups</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>The program makes them by itself: when a case is opened, every ten minutes in which something changed, and before larger changes. Older ones are thinned out.</source>
        <translation>The program makes them by itself: when a case is opened, every ten minutes in which something changed, and before larger changes. Older ones are thinned out.</translation>
    </message>
    <message>
        <source>These are not the backups of this file. {whose}</source>
        <translation>These are not the backups of this file. {whose}</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>There is none yet.</translation>
    </message>
    <message>
        <source>Backups of other copies of this case</source>
        <translation>Backups of other copies of this case</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Show them</translation>
    </message>
    <message>
        <source>{size} in {folder}</source>
        <translation>{size} in {folder}</translation>
    </message>
    <message>
        <source>Show in the folder</source>
        <translation>Show in the folder</translation>
    </message>
    <message>
        <source>What would change?</source>
        <translation>What would change?</translation>
    </message>
    <message>
        <source>A second place</source>
        <translation>A second place</translation>
    </message>
    <message>
        <source>If this computer is stolen or breaks, its backups go with it. Choose a folder on a stick or another disk: whenever it is in, the newest backup is copied there.</source>
        <translation>If this computer is stolen or breaks, its backups go with it. Choose a folder on a stick or another disk: whenever it is in, the newest backup is copied there.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>{folder}, last seen on {day}. The newest {n} backups of each case are kept there.</source>
        <translation>{folder}, last seen on {day}. The newest {n} backups of each case are kept there.</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Choose another folder…</translation>
    </message>
    <message>
        <source>Use it no more</source>
        <translation>Use it no more</translation>
    </message>
    <message>
        <source>A second place for backups</source>
        <translation>A second place for backups</translation>
    </message>
    <message>
        <source>All backups</source>
        <translation>All backups</translation>
    </message>
    <message>
        <source>As it stood: {when}</source>
        <translation>As it stood: {when}</translation>
    </message>
    <message>
        <source>Go back to this</source>
        <translation>Go back to this</translation>
    </message>
    <message>
        <source>Ctrl+Z undoes it, and everything stays in the history.</source>
        <translation>Ctrl+Z undoes it, and everything stays in the history.</translation>
    </message>
    <message>
        <source>The copy can then be joined again. A backup is made before.</source>
        <translation>The copy can then be joined again. A backup is made before.</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>Nothing would change.</translation>
    </message>
    <message>
        <source>Stays as it is, because it happened outside the program too:</source>
        <translation>Stays as it is, because it happened outside the program too:</translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message>
        <source>Open the case</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>Which papers?</source>
        <translation>Which papers?</translation>
    </message>
    <message>
        <source>The papers are written beside the file of each case. What a case lacks for one is listed here, with the way to it.</source>
        <translation>The papers are written beside the file of each case. What a case lacks for one is listed here, with the way to it.</translation>
    </message>
    <message>
        <source>Count for printing on both sides</source>
        <translation>Count for printing on both sides</translation>
    </message>
    <message>
        <source>Make for all cases</source>
        <translation>Make for all cases</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Save as one PDF…</source>
        <translation>Save as one PDF…</translation>
    </message>
    <message>
        <source>Print checklist…</source>
        <translation>Print checklist…</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>published</source>
        <translation>published</translation>
    </message>
    <message>
        <source>projected by rule, not yet published</source>
        <translation>projected by rule, not yet published</translation>
    </message>
    <message>
        <source>working days: {n}</source>
        <translation>working days: {n}</translation>
    </message>
    <message>
        <source>Terms that moved</source>
        <translation>Terms that moved</translation>
    </message>
    <message>
        <source>No term of your cases moved.</source>
        <translation>No term of your cases moved.</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>Days off</translation>
    </message>
    <message>
        <source>All terms in working days are counted by this calendar. If a decree moved a day, choose the day and enter it.</source>
        <translation>All terms in working days are counted by this calendar. If a decree moved a day, choose the day and enter it.</translation>
    </message>
    <message>
        <source>Year before</source>
        <translation>Year before</translation>
    </message>
    <message>
        <source>Next year</source>
        <translation>Next year</translation>
    </message>
    <message>
        <source>Hand my changes on…</source>
        <translation>Hand my changes on…</translation>
    </message>
    <message>
        <source>Take in a colleague&apos;s…</source>
        <translation>Take in a colleague&apos;s…</translation>
    </message>
</context>
<context>
    <name>CampaignPage</name>
    <message>
        <source>Campaigns</source>
        <translation>Campaigns</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Read anew</source>
        <translation>Read anew</translation>
    </message>
    <message>
        <source>Which campaign</source>
        <translation>Which campaign</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Side by side</translation>
    </message>
    <message>
        <source>Enter numbers and days</source>
        <translation>Enter numbers and days</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>New campaign</translation>
    </message>
</context>
<context>
    <name>CardsView</name>
    <message>
        <source>Institution and us</source>
        <translation>Institution and us</translation>
    </message>
</context>
<context>
    <name>CaseDelegate</name>
    <message>
        <source>The file is not where it was</source>
        <translation>The file is not where it was</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>Protect with a password…</source>
        <translation>Protect with a password…</translation>
    </message>
    <message>
        <source>No password for this case</source>
        <translation>No password for this case</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Understood</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Backups of this case</source>
        <translation>Backups of this case</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>and {n} more</translation>
    </message>
    <message>
        <source>Sent papers that were changed in the folder since (no damage)</source>
        <translation>Sent papers that were changed in the folder since (no damage)</translation>
    </message>
    <message>
        <source>Checked: {records} records, {acts} entries of the history, {files} files ({size}).</source>
        <translation>Checked: {records} records, {acts} entries of the history, {files} files ({size}).</translation>
    </message>
    <message>
        <source>Take a backup or save what can be saved…</source>
        <translation>Take a backup or save what can be saved…</translation>
    </message>
    <message>
        <source>Bring back from a backup</source>
        <translation>Bring back from a backup</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Check the case file</source>
        <translation>Check the case file</translation>
    </message>
    <message>
        <source>Every record is compared with the history, and every file with its fingerprint (SHA-256). Nothing is changed; you may stop at any time.</source>
        <translation>Every record is compared with the history, and every file with its fingerprint (SHA-256). Nothing is changed; you may stop at any time.</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>What do you want to achieve?</source>
        <translation>What do you want to achieve?</translation>
    </message>
    <message>
        <source>The new procedure goes beside what is begun; the institution and the people stay.</source>
        <translation>The new procedure goes beside what is begun; the institution and the people stay.</translation>
    </message>
</context>
<context>
    <name>ClockNote</name>
    <message>
        <source>What can be done?</source>
        <translation>What can be done?</translation>
    </message>
    <message>
        <source>How was this counted?</source>
        <translation>How was this counted?</translation>
    </message>
</context>
<context>
    <name>Consents</name>
    <message>
        <source>A consent without a name yet</source>
        <translation>A consent without a name yet</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Consents</translation>
    </message>
    <message>
        <source>If somebody&apos;s data are used, such as a picture, words or a name, have a sheet signed.</source>
        <translation>If somebody&apos;s data are used, such as a picture, words or a name, have a sheet signed.</translation>
    </message>
    <message>
        <source>Add a consent</source>
        <translation>Add a consent</translation>
    </message>
    <message>
        <source>Withdrawn: {day}</source>
        <translation>Withdrawn: {day}</translation>
    </message>
    <message>
        <source>Not signed yet</source>
        <translation>Not signed yet</translation>
    </message>
    <message>
        <source>Signed: {day}</source>
        <translation>Signed: {day}</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>The consent in the list below was withdrawn: {who}.</source>
        <translation>The consent in the list below was withdrawn: {who}.</translation>
    </message>
    <message>
        <source>Answered by a signed sheet in the list below: {who}.</source>
        <translation>Answered by a signed sheet in the list below: {who}.</translation>
    </message>
</context>
<context>
    <name>CountPage</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>On paper: {language}</source>
        <translation>On paper: {language}</translation>
    </message>
</context>
<context>
    <name>Courses</name>
    <message>
        <source>Another procedure…</source>
        <translation>Another procedure…</translation>
    </message>
    <message>
        <source>Another form, a request, or what to do when nobody answers</source>
        <translation>Another form, a request, or what to do when nobody answers</translation>
    </message>
    <message>
        <source>The steps were renewed…</source>
        <translation>The steps were renewed…</translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message>
        <source>Working day</source>
        <translation>Working day</translation>
    </message>
    <message>
        <source>Weekend</source>
        <translation>Weekend</translation>
    </message>
    <message>
        <source>Day off</source>
        <translation>Day off</translation>
    </message>
    <message>
        <source>Entered by you or taken from a colleague.</source>
        <translation>Entered by you or taken from a colleague.</translation>
    </message>
    <message>
        <source>Projected by rule, not yet published.</source>
        <translation>Projected by rule, not yet published.</translation>
    </message>
    <message>
        <source>It is a day off…</source>
        <translation>It is a day off…</translation>
    </message>
    <message>
        <source>It is a working day…</source>
        <translation>It is a working day…</translation>
    </message>
    <message>
        <source>Worked in its place on</source>
        <translation>Worked in its place on</translation>
    </message>
    <message>
        <source>Rest in its place on</source>
        <translation>Rest in its place on</translation>
    </message>
    <message>
        <source>Take the change back</source>
        <translation>Take the change back</translation>
    </message>
    <message>
        <source>Known since</source>
        <translation>Known since</translation>
    </message>
    <message>
        <source>Number and date of the order</source>
        <translation>Number and date of the order</translation>
    </message>
    <message>
        <source>If the order names such a day.</source>
        <translation>If the order names such a day.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>DD.MM.YYYY</source>
        <translation>DD.MM.YYYY</translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>DD.MM.YYYY</source>
        <translation>DD.MM.YYYY</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>The day is not known</source>
        <translation>The day is not known</translation>
    </message>
</context>
<context>
    <name>Directory</name>
    <message>
        <source>Delete from the register</source>
        <translation>Delete from the register</translation>
    </message>
    <message>
        <source>A new entry</source>
        <translation>A new entry</translation>
    </message>
    <message>
        <source>Heads over time</source>
        <translation>Heads over time</translation>
    </message>
    <message>
        <source>Nobody is known yet.</source>
        <translation>Nobody is known yet.</translation>
    </message>
    <message>
        <source>Add a head</source>
        <translation>Add a head</translation>
    </message>
    <message>
        <source>May be the same: {name}</source>
        <translation>May be the same: {name}</translation>
    </message>
    <message>
        <source>It is the same: join</source>
        <translation>It is the same: join</translation>
    </message>
    <message>
        <source>Two different ones</source>
        <translation>Two different ones</translation>
    </message>
    <message>
        <source>Occurs in these cases</source>
        <translation>Occurs in these cases</translation>
    </message>
    <message>
        <source>In none: it was entered here.</source>
        <translation>In none: it was entered here.</translation>
    </message>
    <message>
        <source>From “{name}”</source>
        <translation>From “{name}”</translation>
    </message>
    <message>
        <source>New: {new} · changed: {changed} · the same: {same} · left out, faulty: {faulty}</source>
        <translation>New: {new} · changed: {changed} · the same: {same} · left out, faulty: {faulty}</translation>
    </message>
    <message>
        <source>Take in what is shown</source>
        <translation>Take in what is shown</translation>
    </message>
    <message>
        <source>Take nothing</source>
        <translation>Take nothing</translation>
    </message>
    <message>
        <source>Columns that are not known and not read: {names}</source>
        <translation>Columns that are not known and not read: {names}</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>The same</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>{sheet}, row {number}</source>
        <translation>{sheet}, row {number}</translation>
    </message>
</context>
<context>
    <name>DirectoryPage</name>
    <message>
        <source>Nothing here fits to what is typed.</source>
        <translation>Nothing here fits to what is typed.</translation>
    </message>
    <message>
        <source>Nothing yet. What your cases name comes here by itself.</source>
        <translation>Nothing yet. What your cases name comes here by itself.</translation>
    </message>
    <message>
        <source>There may be a double</source>
        <translation>There may be a double</translation>
    </message>
    <message>
        <source>Deleted from the register. Your cases stay.</source>
        <translation>Deleted from the register. Your cases stay.</translation>
    </message>
    <message>
        <source>Joined.</source>
        <translation>Joined.</translation>
    </message>
    <message>
        <source>Institutions</source>
        <translation>Institutions</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Add an institution</source>
        <translation>Add an institution</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>Name, post, speciality or telephone</source>
        <translation>Name, post, speciality or telephone</translation>
    </message>
    <message>
        <source>Institutions and people</source>
        <translation>Institutions and people</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Take in a workbook…</source>
        <translation>Take in a workbook…</translation>
    </message>
    <message>
        <source>Save as a workbook…</source>
        <translation>Save as a workbook…</translation>
    </message>
    <message>
        <source>Name, BIN, town or post</source>
        <translation>Name, BIN, town or post</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Put it back</translation>
    </message>
    <message>
        <source>What is kept here: of institutions what your cases say of them, with their heads, so that a new case is filled in with a click; of people only those who take part with you, sign or are experts, with post and telephone. Nothing leaves this computer unless you save a workbook. A case with a password tells nothing here, and whoever is removed for good in a case is removed here as well. What you change or delete here changes no case.</source>
        <translation>What is kept here: of institutions what your cases say of them, with their heads, so that a new case is filled in with a click; of people only those who take part with you, sign or are experts, with post and telephone. Nothing leaves this computer unless you save a workbook. A case with a password tells nothing here, and whoever is removed for good in a case is removed here as well. What you change or delete here changes no case.</translation>
    </message>
</context>
<context>
    <name>EditionPage</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>The order of steps was renewed</source>
        <translation>The order of steps was renewed</translation>
    </message>
    <message>
        <source>This case goes by the edition with which it began, and may go on so. What you answered stays if you go over to the new one.</source>
        <translation>This case goes by the edition with which it began, and may go on so. What you answered stays if you go over to the new one.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Not asked any more</source>
        <translation>Not asked any more</translation>
    </message>
    <message>
        <source>Go over to the new edition</source>
        <translation>Go over to the new edition</translation>
    </message>
</context>
<context>
    <name>Entering</name>
    <message>
        <source>Enter: {n}</source>
        <translation>Enter: {n}</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Next of the series</source>
        <translation>Next of the series</translation>
    </message>
    <message>
        <source>Day it bears</source>
        <translation>Day it bears</translation>
    </message>
    <message>
        <source>How it goes</source>
        <translation>How it goes</translation>
    </message>
    <message>
        <source>Day sent</source>
        <translation>Day sent</translation>
    </message>
    <message>
        <source>It was sent</source>
        <translation>It was sent</translation>
    </message>
    <message>
        <source>Proof of receipt</source>
        <translation>Proof of receipt</translation>
    </message>
    <message>
        <source>Number of the proof</source>
        <translation>Number of the proof</translation>
    </message>
    <message>
        <source>Day of the proof</source>
        <translation>Day of the proof</translation>
    </message>
    <message>
        <source>Answer about the visit</source>
        <translation>Answer about the visit</translation>
    </message>
    <message>
        <source>Answer came on</source>
        <translation>Answer came on</translation>
    </message>
    <message>
        <source>Day of the visit</source>
        <translation>Day of the visit</translation>
    </message>
    <message>
        <source>Control completed</source>
        <translation>Control completed</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>What came of it</translation>
    </message>
    <message>
        <source>Which letter?</source>
        <translation>Which letter?</translation>
    </message>
    <message>
        <source>Copy down</source>
        <translation>Copy down</translation>
    </message>
    <message>
        <source>Empty the marked cells</source>
        <translation>Empty the marked cells</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>Type or paste from Excel; what is bold is not entered yet. What cannot be entered for one case leaves the others done.</source>
        <translation>Type or paste from Excel; what is bold is not entered yet. What cannot be entered for one case leaves the others done.</translation>
    </message>
    <message>
        <source>Numbers, stamps, answers and days of all cases</source>
        <translation>Numbers, stamps, answers and days of all cases</translation>
    </message>
</context>
<context>
    <name>EvidenceBlock</name>
    <message>
        <source>Evidence</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Pictures of the screen, saved pages, photos, e-mails, documents. Drop files or a folder here, or copy and paste; the originals are kept as they are.</source>
        <translation>Pictures of the screen, saved pages, photos, e-mails, documents. Drop files or a folder here, or copy and paste; the originals are kept as they are.</translation>
    </message>
    <message>
        <source>Add without a file</source>
        <translation>Add without a file</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>A picture, files or a text that you copied (Ctrl+V)</source>
        <translation>A picture, files or a text that you copied (Ctrl+V)</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>Pasted</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>Papers already made say {was}. Why is it otherwise now?</source>
        <translation>Papers already made say {was}. Why is it otherwise now?</translation>
    </message>
    <message>
        <source>The letter went with the date {was}; papers cite it so. Why is it otherwise now?</source>
        <translation>The letter went with the date {was}; papers cite it so. Why is it otherwise now?</translation>
    </message>
    <message>
        <source>Before, it was {was}. Why is it otherwise now?</source>
        <translation>Before, it was {was}. Why is it otherwise now?</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Not saved. {reason} What you typed stays here.</source>
        <translation>Not saved. {reason} What you typed stays here.</translation>
    </message>
</context>
<context>
    <name>FoldedGuidance</name>
    <message>
        <source>Guidance: why, what helps, by which article</source>
        <translation>Guidance: why, what helps, by which article</translation>
    </message>
</context>
<context>
    <name>FollowUps</name>
    <message>
        <source>Looking again</source>
        <translation>Looking again</translation>
    </message>
    <message>
        <source>round {n}</source>
        <translation>round {n}</translation>
    </message>
    <message>
        <source>After a month or two look at each finding once more, at the same place and in the same way, and keep new evidence.</source>
        <translation>After a month or two look at each finding once more, at the same place and in the same way, and keep new evidence.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
</context>
<context>
    <name>FollowUpsBlock</name>
    <message>
        <source>The control</source>
        <translation>The control</translation>
    </message>
    <message>
        <source>Round {n}</source>
        <translation>Round {n}</translation>
    </message>
</context>
<context>
    <name>FromFile</name>
    <message>
        <source>From the file.</source>
        <translation>From the file.</translation>
    </message>
    <message>
        <source>In the file: {what}</source>
        <translation>In the file: {what}</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Take it over</translation>
    </message>
</context>
<context>
    <name>GoTo</name>
    <message>
        <source>Go to a step, a field or any word of the case…</source>
        <translation>Go to a step, a field or any word of the case…</translation>
    </message>
</context>
<context>
    <name>Greeting</name>
    <message>
        <source>Work on a copy</source>
        <translation>Work on a copy</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Understood</translation>
    </message>
    <message>
        <source>Join the two now</source>
        <translation>Join the two now</translation>
    </message>
    <message>
        <source>And {n} more.</source>
        <translation>And {n} more.</translation>
    </message>
    <message>
        <source>Read the note</source>
        <translation>Read the note</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>Read it</translation>
    </message>
    <message>
        <source>See what was said</source>
        <translation>See what was said</translation>
    </message>
</context>
<context>
    <name>Guidance</name>
    <message>
        <source>Guidance</source>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>Fold away</source>
        <translation>Fold away</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>By which article</source>
        <translation>By which article</translation>
    </message>
    <message>
        <source>Law at hand</source>
        <translation>Law at hand</translation>
    </message>
    <message>
        <source>To print and take along</source>
        <translation>To print and take along</translation>
    </message>
    <message>
        <source>This page as a form on paper</source>
        <translation>This page as a form on paper</translation>
    </message>
</context>
<context>
    <name>HandEdits</name>
    <message>
        <source>Not now</source>
        <translation>Not now</translation>
    </message>
</context>
<context>
    <name>HandOverPage</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Hand the case over</source>
        <translation>Hand the case over</translation>
    </message>
    <message>
        <source>The package is being written and read back…</source>
        <translation>The package is being written and read back…</translation>
    </message>
    <message>
        <source>The case becomes one ZIP file that opens without this program. The case itself stays as it is.</source>
        <translation>The case becomes one ZIP file that opens without this program. The case itself stays as it is.</translation>
    </message>
    <message>
        <source>It holds personal data: the names of members, and pictures as they were taken. Hand it only to those who need it.</source>
        <translation>It holds personal data: the names of members, and pictures as they were taken. Hand it only to those who need it.</translation>
    </message>
    <message>
        <source>The whole case</source>
        <translation>The whole case</translation>
    </message>
    <message>
        <source>For a court, an archive or another program: all original files and documents, the list of evidence with check sums, letters and terms, and the history of who changed what and when.</source>
        <translation>For a court, an archive or another program: all original files and documents, the list of evidence with check sums, letters and terms, and the history of who changed what and when.</translation>
    </message>
    <message>
        <source>Write the whole package…</source>
        <translation>Write the whole package…</translation>
    </message>
    <message>
        <source>{mb} MB at most: documents, the list of evidence, letters and terms. Original files that have no room are named with their check sums. Without the history.</source>
        <translation>{mb} MB at most: documents, the list of evidence, letters and terms. Original files that have no room are named with their check sums. Without the history.</translation>
    </message>
    <message>
        <source>For my lawyer</source>
        <translation>For my lawyer</translation>
    </message>
    <message>
        <source>Write the small package…</source>
        <translation>Write the small package…</translation>
    </message>
    <message>
        <source>Show in the folder</source>
        <translation>Show in the folder</translation>
    </message>
    <message>
        <source>Copy the check sum</source>
        <translation>Copy the check sum</translation>
    </message>
    <message>
        <source>Where shall the package lie?</source>
        <translation>Where shall the package lie?</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>No name yet</source>
        <translation>No name yet</translation>
    </message>
    <message>
        <source>SAMPLE</source>
        <translation>SAMPLE</translation>
    </message>
    <message>
        <source>Control {n}</source>
        <translation>Control {n}</translation>
    </message>
    <message>
        <source>How was this counted?</source>
        <translation>How was this counted?</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Every change, the newest first. Of what was removed for good it keeps who, when and why.</source>
        <translation>Every change, the newest first. Of what was removed for good it keeps who, when and why.</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Older</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Put back</translation>
    </message>
</context>
<context>
    <name>InsideView</name>
    <message>
        <source>Opening…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>Words of the file</source>
        <translation>Words of the file</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Join a colleague&apos;s copy</source>
        <translation>Join a colleague&apos;s copy</translation>
    </message>
    <message>
        <source>This copy holds nothing that is not here already.</source>
        <translation>This copy holds nothing that is not here already.</translation>
    </message>
    <message>
        <source>Both changed this. Choose what holds</source>
        <translation>Both changed this. Choose what holds</translation>
    </message>
    <message>
        <source>Goes, because it was removed for good on one side</source>
        <translation>Goes, because it was removed for good on one side</translation>
    </message>
    <message>
        <source>Stays, because something new refers to it</source>
        <translation>Stays, because something new refers to it</translation>
    </message>
    <message>
        <source>Gets another number, because both gave the same</source>
        <translation>Gets another number, because both gave the same</translation>
    </message>
    <message>
        <source>The same number twice; what was printed stays</source>
        <translation>The same number twice; what was printed stays</translation>
    </message>
    <message>
        <source>Comes from the copy</source>
        <translation>Comes from the copy</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>A backup is made before. Until the next change the whole can be taken back: Menu, Case file, Backups of this case.</source>
        <translation>A backup is made before. Until the next change the whole can be taken back: Menu, Case file, Backups of this case.</translation>
    </message>
    <message>
        <source>In the copy something was removed for good. It goes here as well, from the file and the backups; joining cannot be taken back as a whole.</source>
        <translation>In the copy something was removed for good. It goes here as well, from the file and the backups; joining cannot be taken back as a whole.</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>In the copy</source>
        <translation>In the copy</translation>
    </message>
    <message>
        <source>it stays, with what was changed</source>
        <translation>it stays, with what was changed</translation>
    </message>
    <message>
        <source>it was taken out</source>
        <translation>it was taken out</translation>
    </message>
    <message>
        <source>Join without a backup</source>
        <translation>Join without a backup</translation>
    </message>
</context>
<context>
    <name>KazakhBar</name>
    <message>
        <source>Types {letter}; with Shift the capital.
On a Russian keyboard: Alt+{key}.</source>
        <translation>Types {letter}; with Shift the capital.
On a Russian keyboard: Alt+{key}.</translation>
    </message>
</context>
<context>
    <name>Known</name>
    <message>
        <source>Fill in from the register</source>
        <translation>Fill in from the register</translation>
    </message>
    <message>
        <source>A part of the name, the BIN or the town…</source>
        <translation>A part of the name, the BIN or the town…</translation>
    </message>
    <message>
        <source>In e-Otinish choose: {route}</source>
        <translation>In e-Otinish choose: {route}</translation>
    </message>
    <message>
        <source>This protected case tells the register its institution and head.</source>
        <translation>This protected case tells the register its institution and head.</translation>
    </message>
    <message>
        <source>This case has a password: the register hears nothing of it.</source>
        <translation>This case has a password: the register hears nothing of it.</translation>
    </message>
    <message>
        <source>Tell it no more</source>
        <translation>Tell it no more</translation>
    </message>
    <message>
        <source>Let the register keep this institution with its head</source>
        <translation>Let the register keep this institution with its head</translation>
    </message>
    <message>
        <source>Left as it stands here, the register says otherwise: {fields}.</source>
        <translation>Left as it stands here, the register says otherwise: {fields}.</translation>
    </message>
    <message>
        <source>Write the missing name in the place of “…”.</source>
        <translation>Write the missing name in the place of “…”.</translation>
    </message>
    <message>
        <source>The name was made by a pattern: check it against the official one.</source>
        <translation>The name was made by a pattern: check it against the official one.</translation>
    </message>
    <message>
        <source>Put it in the place of this card</source>
        <translation>Put it in the place of this card</translation>
    </message>
    <message>
        <source>Take the register&apos;s words there too</source>
        <translation>Take the register&apos;s words there too</translation>
    </message>
    <message>
        <source>“{name}” is another institution: nothing was filled in.</source>
        <translation>“{name}” is another institution: nothing was filled in.</translation>
    </message>
    <message>
        <source>“{name}” brought nothing new.</source>
        <translation>“{name}” brought nothing new.</translation>
    </message>
    <message>
        <source>Filled in from “{name}”: {fields}. Ctrl+Z takes it back.</source>
        <translation>Filled in from “{name}”: {fields}. Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>Add somebody from the register</source>
        <translation>Add somebody from the register</translation>
    </message>
    <message>
        <source>A part of the name, the post or the field…</source>
        <translation>A part of the name, the post or the field…</translation>
    </message>
    <message>
        <source>Name by pattern: check it against the official name.</source>
        <translation>Name by pattern: check it against the official name.</translation>
    </message>
    <message>
        <source>BIN {number}</source>
        <translation>BIN {number}</translation>
    </message>
    <message>
        <source>seen since {day}</source>
        <translation>seen since {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>In the register; Enter or a click takes it:</source>
        <translation>In the register; Enter or a click takes it:</translation>
    </message>
</context>
<context>
    <name>LawPage</name>
    <message>
        <source>Nothing is found.</source>
        <translation>Nothing is found.</translation>
    </message>
    <message>
        <source>Official text: {source}</source>
        <translation>Official text: {source}</translation>
    </message>
    <message>
        <source>in force until {day}</source>
        <translation>in force until {day}</translation>
    </message>
    <message>
        <source>in force since {day}</source>
        <translation>in force since {day}</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Terms</translation>
    </message>
    <message>
        <source>Official texts</source>
        <translation>Official texts</translation>
    </message>
    <message>
        <source>Law at hand</source>
        <translation>Law at hand</translation>
    </message>
    <message>
        <source>Articles are retold in plain words. What counts is the official text.</source>
        <translation>Articles are retold in plain words. What counts is the official text.</translation>
    </message>
    <message>
        <source>Search in articles, terms and texts</source>
        <translation>Search in articles, terms and texts</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>LetterFieldsList</name>
    <message>
        <source>within the list: {lists}</source>
        <translation>within the list: {lists}</translation>
    </message>
    <message>
        <source>empty in this case</source>
        <translation>empty in this case</translation>
    </message>
    <message>
        <source>Copied: {field}. In Word press Ctrl+V.</source>
        <translation>Copied: {field}. In Word press Ctrl+V.</translation>
    </message>
    <message>
        <source>Press a field to copy it, then put it in by Ctrl+V.</source>
        <translation>Press a field to copy it, then put it in by Ctrl+V.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>Search in the fields</source>
        <translation>Search in the fields</translation>
    </message>
</context>
<context>
    <name>LetterTextsPage</name>
    <message>
        <source>your own text</source>
        <translation>your own text</translation>
    </message>
    <message>
        <source>the program&apos;s text</source>
        <translation>the program&apos;s text</translation>
    </message>
    <message>
        <source>being edited</source>
        <translation>being edited</translation>
    </message>
    <message>
        <source>The copy is open in Word. Save it there: it is checked at once.</source>
        <translation>The copy is open in Word. Save it there: it is checked at once.</translation>
    </message>
    <message>
        <source>Letter texts</source>
        <translation>Letter texts</translation>
    </message>
    <message>
        <source>Edit the text of a letter in Word. It is used for new papers once you take it over; what was made before stays as it is.</source>
        <translation>Edit the text of a letter in Word. It is used for new papers once you take it over; what was made before stays as it is.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>All letters</source>
        <translation>All letters</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>Edit in Word</source>
        <translation>Edit in Word</translation>
    </message>
    <message>
        <source>Try it on this case</source>
        <translation>Try it on this case</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>Back to the original</source>
        <translation>Back to the original</translation>
    </message>
    <message>
        <source>Share as a file…</source>
        <translation>Share as a file…</translation>
    </message>
    <message>
        <source>Take in a file…</source>
        <translation>Take in a file…</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Repair</translation>
    </message>
    <message>
        <source>Nothing is wrong in the edited copy. Press “Take over” to use it.</source>
        <translation>Nothing is wrong in the edited copy. Press “Take over” to use it.</translation>
    </message>
    <message>
        <source>This version of the program has another original. Your text stays in force; to see the new one, go back to the original: yours is kept.</source>
        <translation>This version of the program has another original. Your text stays in force; to see the new one, go back to the original: yours is kept.</translation>
    </message>
</context>
<context>
    <name>LetterheadPage</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The name stands on each sheet in the language of that sheet alone. The short name stands below it in brackets: write it only if your charter has one.</source>
        <translation>The name stands on each sheet in the language of that sheet alone. The short name stands below it in brackets: write it only if your charter has one.</translation>
    </message>
    <message>
        <source>Emblem</source>
        <translation>Emblem</translation>
    </message>
    <message>
        <source>Your own emblem, if your charter has one. The State Emblem is for state bodies only.</source>
        <translation>Your own emblem, if your charter has one. The State Emblem is for state bodies only.</translation>
    </message>
    <message>
        <source>Height, mm</source>
        <translation>Height, mm</translation>
    </message>
    <message>
        <source>Contacts and line</source>
        <translation>Contacts and line</translation>
    </message>
    <message>
        <source>Font and sheet</source>
        <translation>Font and sheet</translation>
    </message>
    <message>
        <source>Margins, mm</source>
        <translation>Margins, mm</translation>
    </message>
    <message>
        <source>The office that receives the letter puts its mark with number and day at the bottom right of the first sheet.</source>
        <translation>The office that receives the letter puts its mark with number and day at the bottom right of the first sheet.</translation>
    </message>
    <message>
        <source>Your own letterhead in Word</source>
        <translation>Your own letterhead in Word</translation>
    </message>
    <message>
        <source>A .docx file with your letterhead: its first page, with head and foot, stands in place of what is set above. Font and margins stay those set here. The file itself is not changed.</source>
        <translation>A .docx file with your letterhead: its first page, with head and foot, stands in place of what is set above. Font and margins stay those set here. The file itself is not changed.</translation>
    </message>
    <message>
        <source>Short name, as in the charter</source>
        <translation>Short name, as in the charter</translation>
    </message>
    <message>
        <source>What is read aloud in place of the picture</source>
        <translation>What is read aloud in place of the picture</translation>
    </message>
    <message>
        <source>Where names and contacts stand</source>
        <translation>Where names and contacts stand</translation>
    </message>
    <message>
        <source>Line below</source>
        <translation>Line below</translation>
    </message>
    <message>
        <source>Free space for the receipt mark, mm</source>
        <translation>Free space for the receipt mark, mm</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Top</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Bottom</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>Letterhead</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Every letter made from now on carries it, with the name and the contacts on the card of its case. Papers made before stay as they are.</source>
        <translation>Every letter made from now on carries it, with the name and the contacts on the card of its case. Papers made before stay as they are.</translation>
    </message>
    <message>
        <source>Fill in “Our details” first: letters of that organisation carry it.</source>
        <translation>Fill in “Our details” first: letters of that organisation carry it.</translation>
    </message>
    <message>
        <source>Letters of a citizen or a group carry no letterhead, only font and margins.</source>
        <translation>Letters of a citizen or a group carry no letterhead, only font and margins.</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Choose a picture…</translation>
    </message>
    <message>
        <source>Without emblem</source>
        <translation>Without emblem</translation>
    </message>
    <message>
        <source>Choose a Word file…</source>
        <translation>Choose a Word file…</translation>
    </message>
    <message>
        <source>Without this file</source>
        <translation>Without this file</translation>
    </message>
    <message>
        <source>Standard letterhead</source>
        <translation>Standard letterhead</translation>
    </message>
    <message>
        <source>Back to how it was</source>
        <translation>Back to how it was</translation>
    </message>
    <message>
        <source>Above the name</source>
        <translation>Above the name</translation>
    </message>
    <message>
        <source>Left of the name</source>
        <translation>Left of the name</translation>
    </message>
    <message>
        <source>In the middle</source>
        <translation>In the middle</translation>
    </message>
    <message>
        <source>On the left</source>
        <translation>On the left</translation>
    </message>
    <message>
        <source>No line</source>
        <translation>No line</translation>
    </message>
    <message>
        <source>Thin line</source>
        <translation>Thin line</translation>
    </message>
    <message>
        <source>Double line</source>
        <translation>Double line</translation>
    </message>
    <message>
        <source>{contact}: further up</source>
        <translation>{contact}: further up</translation>
    </message>
    <message>
        <source>Further up</source>
        <translation>Further up</translation>
    </message>
    <message>
        <source>Not all that is in your file is drawn here as in Word, such as text boxes and floating pictures, but all of it comes along: see a made letter in Word.</source>
        <translation>Not all that is in your file is drawn here as in Word, such as text boxes and floating pictures, but all of it comes along: see a made letter in Word.</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Font</translation>
    </message>
</context>
<context>
    <name>LettersView</name>
    <message>
        <source>Letters</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>Letters out and in, in the order of their dates. Each is filled in at its step.</source>
        <translation>Letters out and in, in the order of their dates. Each is filled in at its step.</translation>
    </message>
    <message>
        <source>No letter is begun yet.</source>
        <translation>No letter is begun yet.</translation>
    </message>
    <message>
        <source>Go to its step</source>
        <translation>Go to its step</translation>
    </message>
    <message>
        <source>sent: {day}</source>
        <translation>sent: {day}</translation>
    </message>
    <message>
        <source>came: {day}</source>
        <translation>came: {day}</translation>
    </message>
    <message>
        <source>What was sent: {language}</source>
        <translation>What was sent: {language}</translation>
    </message>
    <message>
        <source>Open: {language}</source>
        <translation>Open: {language}</translation>
    </message>
    <message>
        <source>Open the scan</source>
        <translation>Open the scan</translation>
    </message>
</context>
<context>
    <name>LinkField</name>
    <message>
        <source>Somebody of this case, or a new person below</source>
        <translation>Somebody of this case, or a new person below</translation>
    </message>
    <message>
        <source>A new person</source>
        <translation>A new person</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Not chosen yet</translation>
    </message>
</context>
<context>
    <name>ListField</name>
    <message>
        <source>Not chosen yet</source>
        <translation>Not chosen yet</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>A person without a name yet</source>
        <translation>A person without a name yet</translation>
    </message>
    <message>
        <source>Who takes part</source>
        <translation>Who takes part</translation>
    </message>
    <message>
        <source>Add everybody who takes part, yourself included.</source>
        <translation>Add everybody who takes part, yourself included.</translation>
    </message>
    <message>
        <source>Add a new person</source>
        <translation>Add a new person</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>Already in this case, nothing to type anew:</source>
        <translation>Already in this case, nothing to type anew:</translation>
    </message>
    <message>
        <source>An expert without a name yet</source>
        <translation>An expert without a name yet</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Experts</translation>
    </message>
    <message>
        <source>An expert need not be engaged. If one is, add them here.</source>
        <translation>An expert need not be engaged. If one is, add them here.</translation>
    </message>
    <message>
        <source>Add an expert</source>
        <translation>Add an expert</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>A finding is one fact: what is there, or what is not there and should be. Also when nothing wrong was found.</source>
        <translation>A finding is one fact: what is there, or what is not there and should be. Also when nothing wrong was found.</translation>
    </message>
    <message>
        <source>Add a finding</source>
        <translation>Add a finding</translation>
    </message>
    <message>
        <source>Where and when you looked</source>
        <translation>Where and when you looked</translation>
    </message>
    <message>
        <source>Write down each place with the day and the hour while you are looking.</source>
        <translation>Write down each place with the day and the hour while you are looking.</translation>
    </message>
    <message>
        <source>Add a place</source>
        <translation>Add a place</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Recommendations</translation>
    </message>
    <message>
        <source>The institution must answer each one separately: one thing in each.</source>
        <translation>The institution must answer each one separately: one thing in each.</translation>
    </message>
    <message>
        <source>Add a recommendation</source>
        <translation>Add a recommendation</translation>
    </message>
    <message>
        <source>What was answered to each recommendation</source>
        <translation>What was answered to each recommendation</translation>
    </message>
    <message>
        <source>There are no recommendations yet.</source>
        <translation>There are no recommendations yet.</translation>
    </message>
</context>
<context>
    <name>LocalField</name>
    <message>
        <source>Put it right</source>
        <translation>Put it right</translation>
    </message>
    <message>
        <source>The other language was changed later: look here too.</source>
        <translation>The other language was changed later: look here too.</translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>How much is done</source>
        <translation>How much is done</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} of {total}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open a case</source>
        <translation>Open a case</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Understood</translation>
    </message>
</context>
<context>
    <name>Making</name>
    <message>
        <source>New files go to: {folder}</source>
        <translation>New files go to: {folder}</translation>
    </message>
    <message>
        <source>Make the cases: {n}</source>
        <translation>Make the cases: {n}</translation>
    </message>
    <message>
        <source>Make the cases</source>
        <translation>Make the cases</translation>
    </message>
    <message>
        <source>There is no case yet after which others could be made. Begin one first.</source>
        <translation>There is no case yet after which others could be made. Begin one first.</translation>
    </message>
    <message>
        <source>After which case?</source>
        <translation>After which case?</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Another file…</translation>
    </message>
    <message>
        <source>Name of the campaign</source>
        <translation>Name of the campaign</translation>
    </message>
    <message>
        <source>Read from a file…</source>
        <translation>Read from a file…</translation>
    </message>
    <message>
        <source>Copy down</source>
        <translation>Copy down</translation>
    </message>
    <message>
        <source>Institutions</source>
        <translation>Institutions</translation>
    </message>
    <message>
        <source>New cases take along the topic, who we are, the group, the project and the procedure of one case. Findings, evidence, letters, numbers and days stay behind. Type the institutions, paste them from Excel, or read them from a file.</source>
        <translation>New cases take along the topic, who we are, the group, the project and the procedure of one case. Findings, evidence, letters, numbers and days stay behind. Type the institutions, paste them from Excel, or read them from a file.</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Another folder…</translation>
    </message>
    <message>
        <source>Take along the texts of recommendations</source>
        <translation>Take along the texts of recommendations</translation>
    </message>
</context>
<context>
    <name>MarkBlock</name>
    <message>
        <source>Is recommendation {n} done by this?</source>
        <translation>Is recommendation {n} done by this?</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>Start a new case</source>
        <translation>Start a new case</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Open a file…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Open the sample</translation>
    </message>
    <message>
        <source>Lists and settings</source>
        <translation>Lists and settings</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>Do again</translation>
    </message>
    <message>
        <source>Go to a step or a field…</source>
        <translation>Go to a step or a field…</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>Case file</translation>
    </message>
    <message>
        <source>Backups of this case</source>
        <translation>Backups of this case</translation>
    </message>
    <message>
        <source>Check the case file</source>
        <translation>Check the case file</translation>
    </message>
    <message>
        <source>Hand over and export</source>
        <translation>Hand over and export</translation>
    </message>
    <message>
        <source>Join a colleague&apos;s copy…</source>
        <translation>Join a colleague&apos;s copy…</translation>
    </message>
    <message>
        <source>Note for the next person…</source>
        <translation>Note for the next person…</translation>
    </message>
    <message>
        <source>Remove something for good</source>
        <translation>Remove something for good</translation>
    </message>
    <message>
        <source>Hand the case over…</source>
        <translation>Hand the case over…</translation>
    </message>
    <message>
        <source>Change or remove the password…</source>
        <translation>Change or remove the password…</translation>
    </message>
    <message>
        <source>Protect with a password…</source>
        <translation>Protect with a password…</translation>
    </message>
    <message>
        <source>Export a workbook of this case…</source>
        <translation>Export a workbook of this case…</translation>
    </message>
    <message>
        <source>Save the days of this case for a phone…</source>
        <translation>Save the days of this case for a phone…</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Close the case</translation>
    </message>
    <message>
        <source>Export a workbook of all cases…</source>
        <translation>Export a workbook of all cases…</translation>
    </message>
    <message>
        <source>Read the case files anew</source>
        <translation>Read the case files anew</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Our details</source>
        <translation>Our details</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>Letterhead</translation>
    </message>
    <message>
        <source>Register of letters</source>
        <translation>Register of letters</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Campaigns</translation>
    </message>
    <message>
        <source>Institutions and people</source>
        <translation>Institutions and people</translation>
    </message>
    <message>
        <source>Letter texts</source>
        <translation>Letter texts</translation>
    </message>
    <message>
        <source>Law at hand</source>
        <translation>Law at hand</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>Days off</translation>
    </message>
    <message>
        <source>About Baqylau</source>
        <translation>About Baqylau</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Control {n}: {topic}</source>
        <translation>Control {n}: {topic}</translation>
    </message>
    <message>
        <source>Begin another control</source>
        <translation>Begin another control</translation>
    </message>
    <message>
        <source>Join a colleague&apos;s copy</source>
        <translation>Join a colleague&apos;s copy</translation>
    </message>
    <message>
        <source>Save the days of this case for a phone</source>
        <translation>Save the days of this case for a phone</translation>
    </message>
    <message>
        <source>Export a workbook</source>
        <translation>Export a workbook</translation>
    </message>
</context>
<context>
    <name>NewCasePage</name>
    <message>
        <source>Name by pattern: check it against the official name.</source>
        <translation>Name by pattern: check it against the official name.</translation>
    </message>
    <message>
        <source>From the register: what is known of it is filled in with the name.</source>
        <translation>From the register: what is known of it is filled in with the name.</translation>
    </message>
    <message>
        <source>Write the missing name in the place of “…”.</source>
        <translation>Write the missing name in the place of “…”.</translation>
    </message>
    <message>
        <source>You had typed: {text}</source>
        <translation>You had typed: {text}</translation>
    </message>
    <message>
        <source>Do not take it</source>
        <translation>Do not take it</translation>
    </message>
    <message>
        <source>The case will be kept in: {path}</source>
        <translation>The case will be kept in: {path}</translation>
    </message>
    <message>
        <source>Where to keep the case</source>
        <translation>Where to keep the case</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>New case</translation>
    </message>
    <message>
        <source>A case is about one institution. Everything else is asked step by step.</source>
        <translation>A case is about one institution. Everything else is asked step by step.</translation>
    </message>
    <message>
        <source>What is the institution called?</source>
        <translation>What is the institution called?</translation>
    </message>
    <message>
        <source>The full name from its charter or website. One language is enough to begin.</source>
        <translation>The full name from its charter or website. One language is enough to begin.</translation>
    </message>
    <message>
        <source>What do you want to achieve first?</source>
        <translation>What do you want to achieve first?</translation>
    </message>
    <message>
        <source>Keep it elsewhere…</source>
        <translation>Keep it elsewhere…</translation>
    </message>
    <message>
        <source>Create the case</source>
        <translation>Create the case</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>NextPapers</name>
    <message>
        <source>What can be done now</source>
        <translation>What can be done now</translation>
    </message>
    <message>
        <source>To the letter with clarifying questions</source>
        <translation>To the letter with clarifying questions</translation>
    </message>
    <message>
        <source>To the complaint, with this filled in</source>
        <translation>To the complaint, with this filled in</translation>
    </message>
    <message>
        <source>Note the day of the check</source>
        <translation>Note the day of the check</translation>
    </message>
</context>
<context>
    <name>NormsField</name>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Add a norm…</source>
        <translation>Add a norm…</translation>
    </message>
    <message>
        <source>Chosen: {norm}</source>
        <translation>Chosen: {norm}</translation>
    </message>
</context>
<context>
    <name>NotePage</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Notes for the next person</source>
        <translation>Notes for the next person</translation>
    </message>
    <message>
        <source>A note stays in the case file and is shown once to whoever opens the case at another computer or under another name. It goes into no letter.</source>
        <translation>A note stays in the case file and is shown once to whoever opens the case at another computer or under another name. It goes into no letter.</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>No note was written yet.</source>
        <translation>No note was written yet.</translation>
    </message>
    <message>
        <source>The program has put in what the case says. Change it as you like.</source>
        <translation>The program has put in what the case says. Change it as you like.</translation>
    </message>
    <message>
        <source>Take the note out</source>
        <translation>Take the note out</translation>
    </message>
    <message>
        <source>Read by: {who}</source>
        <translation>Read by: {who}</translation>
    </message>
    <message>
        <source>Open as a sheet to print</source>
        <translation>Open as a sheet to print</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>Recommendations not marked as done: {numbers}</source>
        <translation>Recommendations not marked as done: {numbers}</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>What has changed</translation>
    </message>
    <message>
        <source>An order, a page on the website, money in the budget, a working group: each on its own, also if it is not quite what was asked for.</source>
        <translation>An order, a page on the website, money in the budget, a working group: each on its own, also if it is not quite what was asked for.</translation>
    </message>
    <message>
        <source>Add what has changed</source>
        <translation>Add what has changed</translation>
    </message>
</context>
<context>
    <name>PackagePage</name>
    <message>
        <source>and {n} more</source>
        <translation>and {n} more</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>A package of a case. Every file in it is compared with its check sum, and the records with the history. Nothing is unpacked.</source>
        <translation>A package of a case. Every file in it is compared with its check sum, and the records with the history. Nothing is unpacked.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>A case can be made of it, with its whole history. It is a copy: if you have this case already, open yours and join the copy to it.</source>
        <translation>A case can be made of it, with its whole history. It is a copy: if you have this case already, open yours and join the copy to it.</translation>
    </message>
    <message>
        <source>Make the case from the package</source>
        <translation>Make the case from the package</translation>
    </message>
</context>
<context>
    <name>Pager</name>
    <message>
        <source>Those before</source>
        <translation>Those before</translation>
    </message>
    <message>
        <source>Those after</source>
        <translation>Those after</translation>
    </message>
    <message>
        <source>{first}–{last} of {every}</source>
        <translation>{first}–{last} of {every}</translation>
    </message>
</context>
<context>
    <name>PapersBlock</name>
    <message>
        <source>Paper: {title}</source>
        <translation>Paper: {title}</translation>
    </message>
    <message>
        <source>Edit this letter</source>
        <translation>Edit this letter</translation>
    </message>
    <message>
        <source>Read both languages side by side</source>
        <translation>Read both languages side by side</translation>
    </message>
</context>
<context>
    <name>PartLine</name>
    <message>
        <source>Copies</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Look</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>Picture</source>
        <translation>Picture</translation>
    </message>
</context>
<context>
    <name>PrintPage</name>
    <message>
        <source>No office program was found: Baqylau prints the pages itself.</source>
        <translation>No office program was found: Baqylau prints the pages itself.</translation>
    </message>
    <message>
        <source>{program} is making the pages. Until then you see them as Baqylau does.</source>
        <translation>{program} is making the pages. Until then you see them as Baqylau does.</translation>
    </message>
    <message>
        <source>{program} is making the pages. What you asked for begins when they are there.</source>
        <translation>{program} is making the pages. What you asked for begins when they are there.</translation>
    </message>
    <message>
        <source>The pages are made by {program}.</source>
        <translation>The pages are made by {program}.</translation>
    </message>
    <message>
        <source>{program} did not make all pages: Baqylau prints the others itself.</source>
        <translation>{program} did not make all pages: Baqylau prints the others itself.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Print: {title}</source>
        <translation>Print: {title}</translation>
    </message>
    <message>
        <source>Count for printing on both sides</source>
        <translation>Count for printing on both sides</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message>
        <source>Your name, for the record of changes</source>
        <translation>Your name, for the record of changes</translation>
    </message>
    <message>
        <source>Outgoing numbers</source>
        <translation>Outgoing numbers</translation>
    </message>
    <message>
        <source>Incoming numbers</source>
        <translation>Incoming numbers</translation>
    </message>
    <message>
        <source>Lock a case with a password when nobody is at the computer</source>
        <translation>Lock a case with a password when nobody is at the computer</translation>
    </message>
    <message>
        <source>The next letter gets {number}.</source>
        <translation>The next letter gets {number}.</translation>
    </message>
    <message>
        <source>The next that comes gets {number}.</source>
        <translation>The next that comes gets {number}.</translation>
    </message>
    <message>
        <source>Our details</source>
        <translation>Our details</translation>
    </message>
    <message>
        <source>New cases begin with this card. It stays on this computer.</source>
        <translation>New cases begin with this card. It stays on this computer.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Letterhead…</source>
        <translation>Letterhead…</translation>
    </message>
    <message>
        <source>Take the organisation from the latest case</source>
        <translation>Take the organisation from the latest case</translation>
    </message>
    <message>
        <source>{n} is where the count stands: the program puts 1, 2, 3… there. All else stands as written, the year too: change it yourself in the new year, and the count begins at 1.</source>
        <translation>{n} is where the count stands: the program puts 1, 2, 3… there. All else stands as written, the year too: change it yourself in the new year, and the count begins at 1.</translation>
    </message>
    <message>
        <source>Each computer counts for itself. A mark of its own before the number, such as {mark}/, keeps two computers of one organisation from giving the same number; where both have the same mark, change one.</source>
        <translation>Each computer counts for itself. A mark of its own before the number, such as {mark}/, keeps two computers of one organisation from giving the same number; where both have the same mark, change one.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Never</translation>
    </message>
</context>
<context>
    <name>ProposingField</name>
    <message>
        <source>Take</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>As you wrote it before: {form}</source>
        <translation>As you wrote it before: {form}</translation>
    </message>
    <message>
        <source>Proposed: {form}</source>
        <translation>Proposed: {form}</translation>
    </message>
    <message>
        <source>Perhaps: {form}. Not certain: check the ending before you take it.</source>
        <translation>Perhaps: {form}. Not certain: check the ending before you take it.</translation>
    </message>
</context>
<context>
    <name>ProtectionPage</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Password of this case</source>
        <translation>Password of this case</translation>
    </message>
    <message>
        <source>The case is being written anew and checked; until then the old stays…</source>
        <translation>The case is being written anew and checked; until then the old stays…</translation>
    </message>
    <message>
        <source>The case is open for reading only.</source>
        <translation>The case is open for reading only.</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>It holds a code that opens the case if the password is forgotten. Print it, keep it away from the computer, and delete the file. The program keeps the code nowhere.</source>
        <translation>It holds a code that opens the case if the password is forgotten. Print it, keep it away from the computer, and delete the file. The program keeps the code nowhere.</translation>
    </message>
    <message>
        <source>Written: {path}. Print it and delete it.</source>
        <translation>Written: {path}. Print it and delete it.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Open it</translation>
    </message>
    <message>
        <source>Write the recovery sheet…</source>
        <translation>Write the recovery sheet…</translation>
    </message>
    <message>
        <source>Delete the file</source>
        <translation>Delete the file</translation>
    </message>
    <message>
        <source>Another password</source>
        <translation>Another password</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>Show what I type</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>The same once more</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Change the password</translation>
    </message>
    <message>
        <source>Protect the case</source>
        <translation>Protect the case</translation>
    </message>
    <message>
        <source>Who loses both the password and the sheet loses the case: nobody can open it, nor can those who made the program.</source>
        <translation>Who loses both the password and the sheet loses the case: nobody can open it, nor can those who made the program.</translation>
    </message>
    <message>
        <source>The backups made so far have no password: they are removed, and a new one is made. Papers, packages and workbooks that you make stay readable for everybody, and so do copies that you gave away.</source>
        <translation>The backups made so far have no password: they are removed, and a new one is made. Papers, packages and workbooks that you make stay readable for everybody, and so do copies that you gave away.</translation>
    </message>
    <message>
        <source>Without a password stays: {what}</source>
        <translation>Without a password stays: {what}</translation>
    </message>
    <message>
        <source>The former password and the former recovery sheet no longer open this file, only copies that were given away before. The former backups of this case are removed, and a new one is made.</source>
        <translation>The former password and the former recovery sheet no longer open this file, only copies that were given away before. The former backups of this case are removed, and a new one is made.</translation>
    </message>
    <message>
        <source>The file, its backups and the copies made from then on open only with the password, or with the code of a recovery sheet, which you print once.</source>
        <translation>The file, its backups and the copies made from then on open only with the password, or with the code of a recovery sheet, which you print once.</translation>
    </message>
    <message>
        <source>No password any more</source>
        <translation>No password any more</translation>
    </message>
    <message>
        <source>The case opens for everybody again. Its protected backups are removed, and a new one without a password is made.</source>
        <translation>The case opens for everybody again. Its protected backups are removed, and a new one without a password is made.</translation>
    </message>
    <message>
        <source>Take the password away</source>
        <translation>Take the password away</translation>
    </message>
    <message>
        <source>Where shall the sheet lie until it is printed?</source>
        <translation>Where shall the sheet lie until it is printed?</translation>
    </message>
</context>
<context>
    <name>Publishing</name>
    <message>
        <source>Publication</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>The Law names no term for it: nobody is late. It is only kept in view.</source>
        <translation>The Law names no term for it: nobody is late. It is only kept in view.</translation>
    </message>
    <message>
        <source>Make the folder to publish</source>
        <translation>Make the folder to publish</translation>
    </message>
    <message>
        <source>Papers without personal data, replies, short texts; nothing is sent</source>
        <translation>Papers without personal data, replies, short texts; nothing is sent</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>since {day}</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Note it</translation>
    </message>
    <message>
        <source>nothing is noted yet</source>
        <translation>nothing is noted yet</translation>
    </message>
    <message>
        <source>published</source>
        <translation>published</translation>
    </message>
    <message>
        <source>found on the institution&apos;s website</source>
        <translation>found on the institution&apos;s website</translation>
    </message>
    <message>
        <source>not found on the institution&apos;s website</source>
        <translation>not found on the institution&apos;s website</translation>
    </message>
    <message>
        <source>Files in the folder “{folder}”: {n}</source>
        <translation>Files in the folder “{folder}”: {n}</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Show the folder</translation>
    </message>
</context>
<context>
    <name>PurgePage</name>
    <message>
        <source>{name} (taken out before)</source>
        <translation>{name} (taken out before)</translation>
    </message>
    <message>
        <source>and {n} more: type a part of the name</source>
        <translation>and {n} more: type a part of the name</translation>
    </message>
    <message>
        <source>Or only what stood in a field before:</source>
        <translation>Or only what stood in a field before:</translation>
    </message>
    <message>
        <source>What was noted goes. Who did it, when and what stays.</source>
        <translation>What was noted goes. Who did it, when and what stays.</translation>
    </message>
    <message>
        <source>What stood in this field before goes; what stands in it now stays.</source>
        <translation>What stood in this field before goes; what stands in it now stays.</translation>
    </message>
    <message>
        <source>Goes:</source>
        <translation>Goes:</translation>
    </message>
    <message>
        <source>Where it may remain, and you remove it:</source>
        <translation>Where it may remain, and you remove it:</translation>
    </message>
    <message>
        <source>the folder of the papers: {folder}</source>
        <translation>the folder of the papers: {folder}</translation>
    </message>
    <message>
        <source>another file of this case: {file}</source>
        <translation>another file of this case: {file}</translation>
    </message>
    <message>
        <source>exported files and workbooks, and backups on a stick</source>
        <translation>exported files and workbooks, and backups on a stick</translation>
    </message>
    <message>
        <source>copies of the case at colleagues&apos;: when they join yours, it goes there too</source>
        <translation>copies of the case at colleagues&apos;: when they join yours, it goes there too</translation>
    </message>
    <message>
        <source>Nothing brings it back. Yes, remove for good</source>
        <translation>Nothing brings it back. Yes, remove for good</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>Choose another</translation>
    </message>
    <message>
        <source>A part of the name</source>
        <translation>A part of the name</translation>
    </message>
    <message>
        <source>Why? The reason stays in the history.</source>
        <translation>Why? The reason stays in the history.</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Remove for good</translation>
    </message>
    <message>
        <source>Remove something for good</source>
        <translation>Remove something for good</translation>
    </message>
    <message>
        <source>A withdrawn consent, a child&apos;s face, an identification number typed by mistake: it goes from the file, its history and the backups. Nothing brings it back. Who did it, when and why stays.</source>
        <translation>A withdrawn consent, a child&apos;s face, an identification number typed by mistake: it goes from the file, its history and the backups. Nothing brings it back. Who did it, when and why stays.</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Look in:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Files of &amp;type:</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Second pair of eyes: {title}</source>
        <translation>Second pair of eyes: {title}</translation>
    </message>
    <message>
        <source>I read it now</source>
        <translation>I read it now</translation>
    </message>
    <message>
        <source>Open the paper: {language}</source>
        <translation>Open the paper: {language}</translation>
    </message>
    <message>
        <source>Look and print</source>
        <translation>Look and print</translation>
    </message>
    <message>
        <source>The list to tick on paper</source>
        <translation>The list to tick on paper</translation>
    </message>
</context>
<context>
    <name>RecordCard</name>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>RecordsBlock</name>
    <message>
        <source>Removed: {title}</source>
        <translation>Removed: {title}</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Put it back</translation>
    </message>
</context>
<context>
    <name>RecoverPage</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>The program kept backups of this case. If you go on from one, the file that is there is put aside under another name; nothing is deleted.</source>
        <translation>The program kept backups of this case. If you go on from one, the file that is there is put aside under another name; nothing is deleted.</translation>
    </message>
    <message>
        <source>What still reads of the file can be saved into a new case beside it, with a report of what could not be saved. The damaged file is not touched.</source>
        <translation>What still reads of the file can be saved into a new case beside it, with a report of what could not be saved. The damaged file is not touched.</translation>
    </message>
    <message>
        <source>Save what can be saved</source>
        <translation>Save what can be saved</translation>
    </message>
    <message>
        <source>Open the saved case</source>
        <translation>Open the saved case</translation>
    </message>
    <message>
        <source>Show the report in its folder</source>
        <translation>Show the report in its folder</translation>
    </message>
    <message>
        <source>Backups of other copies of this case</source>
        <translation>Backups of other copies of this case</translation>
    </message>
    <message>
        <source>Go on from this</source>
        <translation>Go on from this</translation>
    </message>
    <message>
        <source>and {n} more, in the report</source>
        <translation>and {n} more, in the report</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Void: {reason}</source>
        <translation>Void: {reason}</translation>
    </message>
    <message>
        <source>All letters</source>
        <translation>All letters</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>All years</translation>
    </message>
    <message>
        <source>All institutions</source>
        <translation>All institutions</translation>
    </message>
    <message>
        <source>Left out of the series: {numbers}</source>
        <translation>Left out of the series: {numbers}</translation>
    </message>
    <message>
        <source>Further gaps: {n}</source>
        <translation>Further gaps: {n}</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>Which letters are beside them?</source>
        <translation>Which letters are beside them?</translation>
    </message>
    <message>
        <source>a case that was not read here</source>
        <translation>a case that was not read here</translation>
    </message>
    <message>
        <source>without a number</source>
        <translation>without a number</translation>
    </message>
    <message>
        <source>The same number: {letters}</source>
        <translation>The same number: {letters}</translation>
    </message>
    <message>
        <source>answers: {letter}</source>
        <translation>answers: {letter}</translation>
    </message>
    <message>
        <source>First choose a letter in the list above.</source>
        <translation>First choose a letter in the list above.</translation>
    </message>
    <message>
        <source>This number is void already. Choose another one.</source>
        <translation>This number is void already. Choose another one.</translation>
    </message>
    <message>
        <source>What is wrong here is corrected in the case.</source>
        <translation>What is wrong here is corrected in the case.</translation>
    </message>
    <message>
        <source>This letter has no number yet. It gets one at its step.</source>
        <translation>This letter has no number yet. It gets one at its step.</translation>
    </message>
    <message>
        <source>This letter was sent: its number stays with it.</source>
        <translation>This letter was sent: its number stays with it.</translation>
    </message>
    <message>
        <source>№ {number}: write the reason, then declare it void.</source>
        <translation>№ {number}: write the reason, then declare it void.</translation>
    </message>
    <message>
        <source>All cases were read.</source>
        <translation>All cases were read.</translation>
    </message>
    <message>
        <source>Register of letters</source>
        <translation>Register of letters</translation>
    </message>
    <message>
        <source>No letter was written yet. It gets its number at its step.</source>
        <translation>No letter was written yet. It gets its number at its step.</translation>
    </message>
    <message>
        <source>Outgoing or incoming</source>
        <translation>Outgoing or incoming</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Institution</translation>
    </message>
    <message>
        <source>Number, name or day</source>
        <translation>Number, name or day</translation>
    </message>
    <message>
        <source>Why the number is void</source>
        <translation>Why the number is void</translation>
    </message>
    <message>
        <source>Numbers left out</source>
        <translation>Numbers left out</translation>
    </message>
    <message>
        <source>Open in its case</source>
        <translation>Open in its case</translation>
    </message>
    <message>
        <source>Journal to print…</source>
        <translation>Journal to print…</translation>
    </message>
    <message>
        <source>Export to Excel…</source>
        <translation>Export to Excel…</translation>
    </message>
    <message>
        <source>Make anew from the cases</source>
        <translation>Make anew from the cases</translation>
    </message>
    <message>
        <source>Declare void</source>
        <translation>Declare void</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>RepliesView</name>
    <message>
        <source>Replies</source>
        <translation>Replies</translation>
    </message>
    <message>
        <source>Take in a reply…</source>
        <translation>Take in a reply…</translation>
    </message>
    <message>
        <source>A scan or photos, a Word file, a PDF, an e-mail; or drop it here</source>
        <translation>A scan or photos, a Word file, a PDF, an e-mail; or drop it here</translation>
    </message>
    <message>
        <source>Type or paste a reply</source>
        <translation>Type or paste a reply</translation>
    </message>
    <message>
        <source>There are no recommendations yet.</source>
        <translation>There are no recommendations yet.</translation>
    </message>
    <message>
        <source>No reply is entered yet. Take it in here when it comes.</source>
        <translation>No reply is entered yet. Take it in here when it comes.</translation>
    </message>
    <message>
        <source>Done: {done} of {n}. Not answered: {unanswered}. Not marked yet: {unmarked}.</source>
        <translation>Done: {done} of {n}. Not answered: {unanswered}. Not marked yet: {unmarked}.</translation>
    </message>
    <message>
        <source>Read and assign</source>
        <translation>Read and assign</translation>
    </message>
    <message>
        <source>What does it say?</source>
        <translation>What does it say?</translation>
    </message>
    <message>
        <source>Files of the letter</source>
        <translation>Files of the letter</translation>
    </message>
    <message>
        <source>Said without a letter</source>
        <translation>Said without a letter</translation>
    </message>
    <message>
        <source>A letter without number and day</source>
        <translation>A letter without number and day</translation>
    </message>
</context>
<context>
    <name>ReplyReader</name>
    <message>
        <source>A letter without number and day</source>
        <translation>A letter without number and day</translation>
    </message>
    <message>
        <source>Number, days and sender</source>
        <translation>Number, days and sender</translation>
    </message>
    <message>
        <source>All replies</source>
        <translation>All replies</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <source>Add pages…</source>
        <translation>Add pages…</translation>
    </message>
    <message>
        <source>Words of the letter</source>
        <translation>Words of the letter</translation>
    </message>
    <message>
        <source>Mark these as not answered</source>
        <translation>Mark these as not answered</translation>
    </message>
    <message>
        <source>Scan of the letter</source>
        <translation>Scan of the letter</translation>
    </message>
    <message>
        <source>{n} of {all} paragraphs belong to no recommendation.</source>
        <translation>{n} of {all} paragraphs belong to no recommendation.</translation>
    </message>
    <message>
        <source>Nothing of this letter is entered for: {numbers}</source>
        <translation>Nothing of this letter is entered for: {numbers}</translation>
    </message>
    <message>
        <source>Files of the letter</source>
        <translation>Files of the letter</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Reply</translation>
    </message>
</context>
<context>
    <name>Retouching</name>
    <message>
        <source>Blur</source>
        <translation>Blur</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Arrow</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Crop</translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>Take the last one back</translation>
    </message>
    <message>
        <source>Keep the working copy</source>
        <translation>Keep the working copy</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Draw over the place with the mouse. Or by keys: arrows move the frame, Shift with arrows changes its size, Enter applies it. The place of the photo is left out.</source>
        <translation>Draw over the place with the mouse. Or by keys: arrows move the frame, Shift with arrows changes its size, Enter applies it. The place of the photo is left out.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Picture</translation>
    </message>
</context>
<context>
    <name>Scan</name>
    <message>
        <source>Add pages…</source>
        <translation>Add pages…</translation>
    </message>
    <message>
        <source>Choose the scan or the photos…</source>
        <translation>Choose the scan or the photos…</translation>
    </message>
    <message>
        <source>or drop the files here</source>
        <translation>or drop the files here</translation>
    </message>
    <message>
        <source>Files: {n}</source>
        <translation>Files: {n}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>Files: {n}, pages: {pages}</source>
        <translation>Files: {n}, pages: {pages}</translation>
    </message>
</context>
<context>
    <name>SecondEyes</name>
    <message>
        <source>Ask a colleague to read it</source>
        <translation>Ask a colleague to read it</translation>
    </message>
    <message>
        <source>Second pair of eyes…</source>
        <translation>Second pair of eyes…</translation>
    </message>
</context>
<context>
    <name>SendingBlock</name>
    <message>
        <source>Sending</source>
        <translation>Sending</translation>
    </message>
</context>
<context>
    <name>SentFiles</name>
    <message>
        <source>Open what was sent</source>
        <translation>Open what was sent</translation>
    </message>
</context>
<context>
    <name>SheetBlock</name>
    <message>
        <source>Filled from what stands above; the rest is left blank to be filled by hand.</source>
        <translation>Filled from what stands above; the rest is left blank to be filled by hand.</translation>
    </message>
    <message>
        <source>Sheet to sign: {language}</source>
        <translation>Sheet to sign: {language}</translation>
    </message>
</context>
<context>
    <name>Shifts</name>
    <message>
        <source>As it is now → as it would be</source>
        <translation>As it is now → as it would be</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>and {n} more</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Nearest date</source>
        <translation>Nearest date</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Recommendations</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Replies</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>Hearing</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Cases of the campaign side by side</source>
        <translation>Cases of the campaign side by side</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>Summary of all cases…</source>
        <translation>Summary of all cases…</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Places in the cases</source>
        <translation>Places in the cases</translation>
    </message>
    <message>
        <source>In the cases</source>
        <translation>In the cases</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>All cases</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>No case that answers the filters has these words.</source>
        <translation>No case that answers the filters has these words.</translation>
    </message>
    <message>
        <source>No case answers these filters. Choose fewer, or clear them.</source>
        <translation>No case answers these filters. Choose fewer, or clear them.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>Take out of this list (the file stays)</source>
        <translation>Take out of this list (the file stays)</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Preparing</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Looking</translation>
    </message>
    <message>
        <source>Concluding</source>
        <translation>Concluding</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>Following through</source>
        <translation>Following through</translation>
    </message>
    <message>
        <source>Public control</source>
        <translation>Public control</translation>
    </message>
    <message>
        <source>Search: institution, topic, any word in the cases</source>
        <translation>Search: institution, topic, any word in the cases</translation>
    </message>
    <message>
        <source>Search the cases</source>
        <translation>Search the cases</translation>
    </message>
    <message>
        <source>Start a new case</source>
        <translation>Start a new case</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Open a file…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Open the sample</translation>
    </message>
    <message>
        <source>No case has these words. Try fewer, or a part of the institution&apos;s name.</source>
        <translation>No case has these words. Try fewer, or a part of the institution&apos;s name.</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cases</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>Still missing here: {n}</source>
        <translation>Still missing here: {n}</translation>
    </message>
    <message>
        <source>Left open here: {n}</source>
        <translation>Left open here: {n}</translation>
    </message>
    <message>
        <source>What is still missing</source>
        <translation>What is still missing</translation>
    </message>
    <message>
        <source>Left open</source>
        <translation>Left open</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>now</source>
        <translation>now</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>waits for something else</source>
        <translation>waits for something else</translation>
    </message>
    <message>
        <source>done, {n} left open</source>
        <translation>done, {n} left open</translation>
    </message>
    <message>
        <source>if you wish</source>
        <translation>if you wish</translation>
    </message>
    <message>
        <source>Mark as completed</source>
        <translation>Mark as completed</translation>
    </message>
    <message>
        <source>Take the mark back</source>
        <translation>Take the mark back</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Next step</translation>
    </message>
</context>
<context>
    <name>SuperiorField</name>
    <message>
        <source>Who is it usually?</source>
        <translation>Who is it usually?</translation>
    </message>
</context>
<context>
    <name>TakeBack</name>
    <message>
        <source>Why is the mark as sent taken back?</source>
        <translation>Why is the mark as sent taken back?</translation>
    </message>
    <message>
        <source>For example: pressed by mistake. The reason stays in the history; the day and the channel stay as entered.</source>
        <translation>For example: pressed by mistake. The reason stays in the history; the day and the channel stay as entered.</translation>
    </message>
    <message>
        <source>Take the mark back</source>
        <translation>Take the mark back</translation>
    </message>
    <message>
        <source>Leave it as sent</source>
        <translation>Leave it as sent</translation>
    </message>
</context>
<context>
    <name>TimeField</name>
    <message>
        <source>HH:MM</source>
        <translation>HH:MM</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>All days of this control in order. A breach of order is marked.</source>
        <translation>All days of this control in order. A breach of order is marked.</translation>
    </message>
    <message>
        <source>No day is entered yet. Days come from the steps.</source>
        <translation>No day is entered yet. Days come from the steps.</translation>
    </message>
    <message>
        <source>How was this counted?</source>
        <translation>How was this counted?</translation>
    </message>
</context>
<context>
    <name>TodayCard</name>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>Do it now</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Enter the proof</source>
        <translation>Enter the proof</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>estimate</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Whole list and month</source>
        <translation>Whole list and month</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Show more: {n}</source>
        <translation>Show more: {n}</translation>
    </message>
    <message>
        <source>Save for the calendar of a phone</source>
        <translation>Save for the calendar of a phone</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Save for the calendar of a phone…</source>
        <translation>Save for the calendar of a phone…</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>All days</translation>
    </message>
    <message>
        <source>Month: the days on which something ends are marked</source>
        <translation>Month: the days on which something ends are marked</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Saved {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Working…</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>All cases</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
</context>
<context>
    <name>UnlockCard</name>
    <message>
        <source>Password or recovery code</source>
        <translation>Password or recovery code</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>Show what I type</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>The recovery code stands on the recovery sheet: four lines, with spaces or without. Nobody can open the case without one of both, nor can the program.</source>
        <translation>The recovery code stands on the recovery sheet: four lines, with spaces or without. Nobody can open the case without one of both, nor can the program.</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>This case is protected by a password.</source>
        <translation>This case is protected by a password.</translation>
    </message>
</context>
<context>
    <name>Watching</name>
    <message>
        <source>Watch a folder…</source>
        <translation>Watch a folder…</translation>
    </message>
    <message>
        <source>New files of a phone, a camera or the browser are offered here by themselves</source>
        <translation>New files of a phone, a camera or the browser are offered here by themselves</translation>
    </message>
    <message>
        <source>Watched: {folder}</source>
        <translation>Watched: {folder}</translation>
    </message>
    <message>
        <source>Not there: {folder}</source>
        <translation>Not there: {folder}</translation>
    </message>
    <message>
        <source>No longer</source>
        <translation>No longer</translation>
    </message>
    <message>
        <source>No longer watch this folder</source>
        <translation>No longer watch this folder</translation>
    </message>
    <message>
        <source>New in the folder: {n}, older: {older}</source>
        <translation>New in the folder: {n}, older: {older}</translation>
    </message>
    <message>
        <source>New in the folder: {n}</source>
        <translation>New in the folder: {n}</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Untick all</translation>
    </message>
    <message>
        <source>Offer these no more</source>
        <translation>Offer these no more</translation>
    </message>
    <message>
        <source>Older files that lie there: {n}. Show them</source>
        <translation>Older files that lie there: {n}. Show them</translation>
    </message>
    <message>
        <source>Add the ticked: {n}</source>
        <translation>Add the ticked: {n}</translation>
    </message>
</context>
<context>
    <name>WhatGoes</name>
    <message>
        <source>What the mark keeps in the case, as it lies now:</source>
        <translation>What the mark keeps in the case, as it lies now:</translation>
    </message>
    <message>
        <source>not in the folder; as the program made it last</source>
        <translation>not in the folder; as the program made it last</translation>
    </message>
    <message>
        <source>edited by hand</source>
        <translation>edited by hand</translation>
    </message>
    <message>
        <source>as the program made it</source>
        <translation>as the program made it</translation>
    </message>
    <message>
        <source>Kept in the case as it went; nobody can change it:</source>
        <translation>Kept in the case as it went; nobody can change it:</translation>
    </message>
    <message>
        <source>Kept when it was marked before: {n}</source>
        <translation>Kept when it was marked before: {n}</translation>
    </message>
</context>
<context>
    <name>WorkingCopy</name>
    <message>
        <source>Make the working copy anew…</source>
        <translation>Make the working copy anew…</translation>
    </message>
    <message>
        <source>Make a working copy…</source>
        <translation>Make a working copy…</translation>
    </message>
    <message>
        <source>Print the original again</source>
        <translation>Print the original again</translation>
    </message>
    <message>
        <source>The working copy is printed. The original stays as it is.</source>
        <translation>The working copy is printed. The original stays as it is.</translation>
    </message>
    <message>
        <source>See the working copy</source>
        <translation>See the working copy</translation>
    </message>
</context>
<context>
    <name>_CardHead</name>
    <message>
        <source>folded</source>
        <translation>folded</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>unfolded</translation>
    </message>
</context>
<context>
    <name>_Entry</name>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>now</source>
        <translation>now</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>later</source>
        <translation>later</translation>
    </message>
    <message>
        <source>{n} left open</source>
        <translation>{n} left open</translation>
    </message>
    <message>
        <source>if you wish</source>
        <translation>if you wish</translation>
    </message>
</context>
<context>
    <name>_NormPicker</name>
    <message>
        <source>Article, act or a word</source>
        <translation>Article, act or a word</translation>
    </message>
    <message>
        <source>Nothing found. Try another word, or fewer letters of it.</source>
        <translation>Nothing found. Try another word, or fewer letters of it.</translation>
    </message>
</context>
<context>
    <name>_Number</name>
    <message>
        <source>A ruled blank stands on the paper. Enter the number when it is written.</source>
        <translation>A ruled blank stands on the paper. Enter the number when it is written.</translation>
    </message>
    <message>
        <source>Given at signing. A number that was given does not change any more.</source>
        <translation>Given at signing. A number that was given does not change any more.</translation>
    </message>
    <message>
        <source>{mark} before the stroke stands for this computer, so that two colleagues do not give the same number; change it under “Our details”.</source>
        <translation>{mark} before the stroke stands for this computer, so that two colleagues do not give the same number; change it under “Our details”.</translation>
    </message>
    <message>
        <source>Number in the journal</source>
        <translation>Number in the journal</translation>
    </message>
    <message>
        <source>Enter from the journal</source>
        <translation>Enter from the journal</translation>
    </message>
    <message>
        <source>Take the next of our series</source>
        <translation>Take the next of our series</translation>
    </message>
    <message>
        <source>Leave a blank to fill by hand</source>
        <translation>Leave a blank to fill by hand</translation>
    </message>
    <message>
        <source>the next is {number}</source>
        <translation>the next is {number}</translation>
    </message>
</context>
<context>
    <name>_Offered</name>
    <message>
        <source>form of public control</source>
        <translation>form of public control</translation>
    </message>
    <message>
        <source>request</source>
        <translation>request</translation>
    </message>
    <message>
        <source>remedy</source>
        <translation>remedy</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Which letter is it about?</source>
        <translation>Which letter is it about?</translation>
    </message>
    <message>
        <source>This letter did not go out yet: it is neither marked as sent nor is its receipt proven by a day.</source>
        <translation>This letter did not go out yet: it is neither marked as sent nor is its receipt proven by a day.</translation>
    </message>
    <message>
        <source>No letter was sent yet that could go unanswered.</source>
        <translation>No letter was sent yet that could go unanswered.</translation>
    </message>
</context>
<context>
    <name>_PaperLine</name>
    <message>
        <source>reading copy</source>
        <translation>reading copy</translation>
    </message>
    <message>
        <source>made {day} at {time}</source>
        <translation>made {day} at {time}</translation>
    </message>
    <message>
        <source>not made yet</source>
        <translation>not made yet</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Create anew</source>
        <translation>Create anew</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>Look and print</source>
        <translation>Look and print</translation>
    </message>
    <message>
        <source>Open what was sent</source>
        <translation>Open what was sent</translation>
    </message>
    <message>
        <source>The case was changed after this paper went out. What went out stays.</source>
        <translation>The case was changed after this paper went out. What went out stays.</translation>
    </message>
    <message>
        <source>The case was changed since. Create the paper anew before it goes out.</source>
        <translation>The case was changed since. Create the paper anew before it goes out.</translation>
    </message>
</context>
<context>
    <name>_Progress</name>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Adding {n} of {total}: {name}</source>
        <translation>Adding {n} of {total}: {name}</translation>
    </message>
    <message>
        <source>Added: {n}.</source>
        <translation>Added: {n}.</translation>
    </message>
    <message>
        <source>Stopped. Added: {n}, not added: {left}.</source>
        <translation>Stopped. Added: {n}, not added: {left}.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>And {n} more.</source>
        <translation>And {n} more.</translation>
    </message>
</context>
<context>
    <name>_Sent</name>
    <message>
        <source>Pressed by mistake? Take it back…</source>
        <translation>Pressed by mistake? Take it back…</translation>
    </message>
    <message>
        <source>Mark as sent</source>
        <translation>Mark as sent</translation>
    </message>
    <message>
        <source>Marked as sent</source>
        <translation>Marked as sent</translation>
    </message>
    <message>
        <source>Create anew</source>
        <translation>Create anew</translation>
    </message>
    <message>
        <source>Changed after these papers were made: {papers}. Make them anew.</source>
        <translation>Changed after these papers were made: {papers}. Make them anew.</translation>
    </message>
    <message>
        <source>The mark was taken back on {day}: {why}</source>
        <translation>The mark was taken back on {day}: {why}</translation>
    </message>
</context>
<context>
    <name>_Texts</name>
    <message>
        <source>Take away</source>
        <translation>Take away</translation>
    </message>
    <message>
        <source>Attach the official text…</source>
        <translation>Attach the official text…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>Reading {name}…</translation>
    </message>
    <message>
        <source>Save an act from the official site when there is internet (DOCX, PDF, HTML), then attach it here: it can be searched without internet.</source>
        <translation>Save an act from the official site when there is internet (DOCX, PDF, HTML), then attach it here: it can be searched without internet.</translation>
    </message>
</context>
<context>
    <name>_Typing</name>
    <message>
        <source>Type or paste the words of the letter here, or choose its file.</source>
        <translation>Type or paste the words of the letter here, or choose its file.</translation>
    </message>
    <message>
        <source>Words of the letter</source>
        <translation>Words of the letter</translation>
    </message>
    <message>
        <source>Keep as the text of the letter</source>
        <translation>Keep as the text of the letter</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choose a file…</translation>
    </message>
</context>
<context>
    <name>_Welcome</name>
    <message>
        <source>Here your cases will stand</source>
        <translation>Here your cases will stand</translation>
    </message>
    <message>
        <source>A case is one institution whose work you look at, with all its papers in one file on this computer. Nothing leaves the computer. Baqylau leads you in five phases:</source>
        <translation>A case is one institution whose work you look at, with all its papers in one file on this computer. Nothing leaves the computer. Baqylau leads you in five phases:</translation>
    </message>
    <message>
        <source>Prepare: who controls whom, about what; inform the institution.</source>
        <translation>Prepare: who controls whom, about what; inform the institution.</translation>
    </message>
    <message>
        <source>Look: gather what you see, with date, time and proof.</source>
        <translation>Look: gather what you see, with date, time and proof.</translation>
    </message>
    <message>
        <source>Conclude: findings and recommendations in the final document.</source>
        <translation>Conclude: findings and recommendations in the final document.</translation>
    </message>
    <message>
        <source>Send: within seven working days, with proof of receipt.</source>
        <translation>Send: within seven working days, with proof of receipt.</translation>
    </message>
    <message>
        <source>Follow through: by which day they must answer, and what then.</source>
        <translation>Follow through: by which day they must answer, and what then.</translation>
    </message>
    <message>
        <source>Begin the first case</source>
        <translation>Begin the first case</translation>
    </message>
    <message>
        <source>Look at the sample case</source>
        <translation>Look at the sample case</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Open a file…</translation>
    </message>
    <message>
        <source>The sample retells a real control in Uralsk; people, evidence and some days were added as an example. You may change it as you like.</source>
        <translation>The sample retells a real control in Uralsk; people, evidence and some days were added as an example. You may change it as you like.</translation>
    </message>
</context>
</TS>
