<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- The Kazakh labels of the window have not yet been read by a native proof-reader. -->
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>AboutFileBlock</name>
    <message>
        <source>Signature file beside it: {name}. The program does not check it.</source>
        <translation>Жанындағы қолтаңба файлы: {name}. Бағдарлама оны тексермейді.</translation>
    </message>
    <message>
        <source>See the picture</source>
        <translation>Суретті көру</translation>
    </message>
    <message>
        <source>See the words</source>
        <translation>Мәтінін көру</translation>
    </message>
    <message>
        <source>The photo holds the place where it was taken. It stays in the original; what is printed does not have it.</source>
        <translation>Фотода түсірілген жердің координаттары бар. Ол түпнұсқада қалады, ал басылған суретте болмайды.</translation>
    </message>
    <message>
        <source>To: {whom}</source>
        <translation>Кімге: {whom}</translation>
    </message>
    <message>
        <source>Attached to it: {names}</source>
        <translation>Қоса тіркелген: {names}</translation>
    </message>
</context>
<context>
    <name>AboutPage</name>
    <message>
        <source>Back</source>
        <translatorcomment>All Kazakh labels of this file: not yet read by a native proof-reader. Қазақша мәтіндерді тіл маманы әлі қараған жоқ.</translatorcomment>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>{number} нұсқасы</translation>
    </message>
    <message>
        <source>Baqylau leads you through public control of state institutions in Kazakhstan, step by step, under the Law “On Public Control”.</source>
        <translation>Baqylau Қазақстандағы мемлекеттік мекемелерге «Қоғамдық бақылау туралы» Заң бойынша қоғамдық бақылау жүргізуде сізге қадам-қадаммен жол көрсетеді.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Интернетсіз</translation>
    </message>
    <message>
        <source>Baqylau never opens a connection. Cases, papers and your card stay on this computer; you decide what to hand on.</source>
        <translation>Baqylau желіге ешқашан қосылмайды. Істер, құжаттар және сіздің карточкаңыз осы компьютерде қалады; нені кімге беретініңізді өзіңіз шешесіз.</translation>
    </message>
    <message>
        <source>Not a lawyer</source>
        <translation>Заңгер емес</translation>
    </message>
    <message>
        <source>Only what was read in the text of a law is shown as law. Everything else carries a quiet word, on screen only, never on a paper:</source>
        <translation>Заңның өз мәтінінен оқылғаны ғана заң ретінде көрсетіледі. Қалғанының жанында шағын белгі сөз тұрады; ол тек экранда болады, құжатқа ешқашан түспейді:</translation>
    </message>
    <message>
        <source>good practice; no norm asks for it</source>
        <translation>жақсы тәжірибе; оны ешбір норма талап етпейді</translation>
    </message>
    <message>
        <source>our reading of the law; a lawyer should confirm it</source>
        <translation>заңды біз осылай түсінеміз; заңгер растағаны жөн</translation>
    </message>
    <message>
        <source>from the press or from memory; not checked in the law&apos;s own text</source>
        <translation>баспасөзден немесе жадтан; заңның өз мәтінінен тексерілмеген</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Белгілер</translation>
    </message>
    <message>
        <source>done, or kept in time</source>
        <translation>аяқталды немесе уақытында жасалды</translation>
    </message>
    <message>
        <source>the step to do next</source>
        <translation>қазір жасалатын қадам</translation>
    </message>
    <message>
        <source>open: may be done now</source>
        <translation>ашық: қазір жасауға болады</translation>
    </message>
    <message>
        <source>waits for something else</source>
        <translation>әзірге ерте: алдымен басқасы керек</translation>
    </message>
    <message>
        <source>soon: three working days or fewer, or worth a look</source>
        <translation>жақын: үш жұмыс күні не одан аз қалды немесе назар аударған жөн</translation>
    </message>
    <message>
        <source>missed, or in the way</source>
        <translation>өтіп кетті немесе кедергі болып тұр</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Лицензиясы</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. It uses Qt and PySide6 under the LGPL; the notices of all parts lie beside the program.</source>
        <translation>MIT лицензиясымен таралатын еркін бағдарлама. Qt мен PySide6 LGPL шарттарымен қолданылады; барлық бөліктердің лицензиялары бағдарламаның жанында жатыр.</translation>
    </message>
</context>
<context>
    <name>AdviceList</name>
    <message>
        <source>Read; you went on knowingly.</source>
        <translation>Оқылды; жұмысты саналы түрде жалғастырдыңыз.</translation>
    </message>
    <message>
        <source>Why, in a few words (if you like)</source>
        <translation>Неліктен, бірер сөзбен (қаласаңыз)</translation>
    </message>
    <message>
        <source>I have read this and go on</source>
        <translation>Оқыдым, жалғастырамын</translation>
    </message>
</context>
<context>
    <name>AidsBlock</name>
    <message>
        <source>More papers that help: {n}</source>
        <translation>Тағы көмекші құжаттар: {n}</translation>
    </message>
</context>
<context>
    <name>AnewBlock</name>
    <message>
        <source>Why? In a few words, if you like</source>
        <translation>Неліктен? Қаласаңыз, бірер сөзбен</translation>
    </message>
    <message>
        <source>Begin these steps anew</source>
        <translation>Бұл қадамдарды қайта бастау</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Сол күйінде қалдыру</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>Without its day this does not count as a proof yet.</source>
        <translation>Күні жазылмаса, бұл әзірге дәлел болып саналмайды.</translation>
    </message>
    <message>
        <source>Proof of receipt</source>
        <translation>Алғанының дәлелі</translation>
    </message>
    <message>
        <source>A stamp with number and date on your copy is best. The days of the answer are counted from the day that is proven.</source>
        <translation>Ең жақсысы – өз данаңыздағы нөмірі мен күні бар мөртабан. Жауап мерзімі дәлелденген күннен бастап саналады.</translation>
    </message>
    <message>
        <source>Add a proof</source>
        <translation>Дәлел қосу</translation>
    </message>
    <message>
        <source>Letters that came</source>
        <translation>Кіріс хаттар</translation>
    </message>
    <message>
        <source>When it comes, enter it here with its own date and number.</source>
        <translation>Хат келгенде, оны өз күнімен және нөмірімен осында енгізіңіз.</translation>
    </message>
    <message>
        <source>Enter a letter that came</source>
        <translation>Келген хатты енгізу</translation>
    </message>
    <message>
        <source>Take the next of our series: {number}</source>
        <translation>Қатардағы келесі нөмірді алу: {number}</translation>
    </message>
</context>
<context>
    <name>AskedRow</name>
    <message>
        <source>Words of this letter are entered.</source>
        <translation>Осы хаттан үзінді енгізілген.</translation>
    </message>
    <message>
        <source>Nothing of this letter yet.</source>
        <translation>Бұл хаттан әлі ештеңе енгізілмеген.</translation>
    </message>
    <message>
        <source>Assign the marked part</source>
        <translation>Белгіленгенді осыған жатқызу</translation>
    </message>
    <message>
        <source>Take the proposed paragraph</source>
        <translation>Ұсынылған абзацты алу</translation>
    </message>
    <message>
        <source>What does it say?</source>
        <translation>Не айтылған?</translation>
    </message>
</context>
<context>
    <name>AttachmentField</name>
    <message>
        <source>Open</source>
        <translation>Ашу</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Басқа файлды таңдау…</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Файлды таңдау…</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Own backups</source>
        <translation>Өз сақтық көшірмелері</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Сақтық көшірмелер</translation>
    </message>
    <message>
        <source>The program makes them by itself: when a case is opened, every ten minutes in which something changed, and before larger changes. Older ones are thinned out.</source>
        <translation>Бағдарлама оларды өзі жасайды: іс ашылғанда, бірдеңе өзгерген әр он минут сайын және ірі өзгерістердің алдында. Ескілері сиретіледі.</translation>
    </message>
    <message>
        <source>These are not the backups of this file. {whose}</source>
        <translation>Бұл сақтық көшірмелер осы файлдікі емес. {whose}</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>Әзірге біреуі де жоқ.</translation>
    </message>
    <message>
        <source>Backups of other copies of this case</source>
        <translation>Осы істің басқа көшірмелерінің сақтық көшірмелері</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Оларды көрсету</translation>
    </message>
    <message>
        <source>{size} in {folder}</source>
        <translation>{folder} қалтасында {size}</translation>
    </message>
    <message>
        <source>Show in the folder</source>
        <translation>Қалтадан көрсету</translation>
    </message>
    <message>
        <source>What would change?</source>
        <translation>Не өзгереді?</translation>
    </message>
    <message>
        <source>A second place</source>
        <translation>Екінші орын</translation>
    </message>
    <message>
        <source>If this computer is stolen or breaks, its backups go with it. Choose a folder on a stick or another disk: whenever it is in, the newest backup is copied there.</source>
        <translation>Бұл компьютер ұрланса немесе бұзылса, сақтық көшірмелер де бірге кетеді. Флешкадан немесе басқа дискіден қалта таңдаңыз: ол қосылған сайын ең жаңа көшірме сонда жазылады.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Қалта таңдау…</translation>
    </message>
    <message>
        <source>{folder}, last seen on {day}. The newest {n} backups of each case are kept there.</source>
        <translation>{folder}, соңғы рет қосылған күні: {day}. Әр істің ең жаңа {n} көшірмесі сонда сақталады.</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Басқа қалта таңдау…</translation>
    </message>
    <message>
        <source>Use it no more</source>
        <translation>Бұдан былай пайдаланбау</translation>
    </message>
    <message>
        <source>A second place for backups</source>
        <translation>Сақтық көшірмелердің екінші орны</translation>
    </message>
    <message>
        <source>All backups</source>
        <translation>Барлық көшірмелер</translation>
    </message>
    <message>
        <source>As it stood: {when}</source>
        <translation>Іс сол кездегідей: {when}</translation>
    </message>
    <message>
        <source>Go back to this</source>
        <translation>Осы қалпына қайтару</translation>
    </message>
    <message>
        <source>Ctrl+Z undoes it, and everything stays in the history.</source>
        <translation>Ctrl+Z мұны кері қайтарады, бәрі тарихта қалады.</translation>
    </message>
    <message>
        <source>The copy can then be joined again. A backup is made before.</source>
        <translation>Содан кейін көшірмені қайта біріктіруге болады. Алдымен сақтық көшірме жасалады.</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>Ештеңе өзгермейді.</translation>
    </message>
    <message>
        <source>Stays as it is, because it happened outside the program too:</source>
        <translation>Өзгеріссіз қалады, өйткені ол бағдарламадан тыс та болды:</translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message>
        <source>Open the case</source>
        <translation>Істі ашу</translation>
    </message>
    <message>
        <source>Which papers?</source>
        <translation>Қандай құжаттар?</translation>
    </message>
    <message>
        <source>The papers are written beside the file of each case. What a case lacks for one is listed here, with the way to it.</source>
        <translation>Құжаттар әр істің файлының жанына жазылады. Қай іске не жетпейтіні осы жерде көрсетіледі, сол өріске бірден өтуге болады.</translation>
    </message>
    <message>
        <source>Count for printing on both sides</source>
        <translation>Екі жақты басып шығаруға есептеу</translation>
    </message>
    <message>
        <source>Make for all cases</source>
        <translation>Барлық іс үшін жасау</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Басып шығару…</translation>
    </message>
    <message>
        <source>Save as one PDF…</source>
        <translation>Бір PDF етіп сақтау…</translation>
    </message>
    <message>
        <source>Print checklist…</source>
        <translation>Тексеру парағы…</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>published</source>
        <translation>жарияланған</translation>
    </message>
    <message>
        <source>projected by rule, not yet published</source>
        <translation>ереже бойынша болжанған, әлі жарияланбаған</translation>
    </message>
    <message>
        <source>working days: {n}</source>
        <translation>жұмыс күндері: {n}</translation>
    </message>
    <message>
        <source>Terms that moved</source>
        <translation>Ауысқан мерзімдер</translation>
    </message>
    <message>
        <source>No term of your cases moved.</source>
        <translation>Істеріңіздегі бірде-бір мерзім ауысқан жоқ.</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>Демалыс күндері</translation>
    </message>
    <message>
        <source>All terms in working days are counted by this calendar. If a decree moved a day, choose the day and enter it.</source>
        <translation>Жұмыс күндерімен берілген барлық мерзім осы күнтізбе бойынша саналады. Бұйрықпен күн ауыстырылса, сол күнді таңдап, енгізіңіз.</translation>
    </message>
    <message>
        <source>Year before</source>
        <translation>Алдыңғы жыл</translation>
    </message>
    <message>
        <source>Next year</source>
        <translation>Келесі жыл</translation>
    </message>
    <message>
        <source>Hand my changes on…</source>
        <translation>Өзгерістерімді беру…</translation>
    </message>
    <message>
        <source>Take in a colleague&apos;s…</source>
        <translation>Әріптестен алу…</translation>
    </message>
</context>
<context>
    <name>CampaignPage</name>
    <message>
        <source>Campaigns</source>
        <translation>Науқандар</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Read anew</source>
        <translation>Қайта оқу</translation>
    </message>
    <message>
        <source>Which campaign</source>
        <translation>Қай науқан</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Қатар қарау</translation>
    </message>
    <message>
        <source>Enter numbers and days</source>
        <translation>Нөмірлер мен күндер</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Құжаттар</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>Жаңа науқан</translation>
    </message>
</context>
<context>
    <name>CardsView</name>
    <message>
        <source>Institution and us</source>
        <translation>Мекеме және біз</translation>
    </message>
</context>
<context>
    <name>CaseDelegate</name>
    <message>
        <source>The file is not where it was</source>
        <translation>Файл бұрынғы орнында жоқ</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>Protect with a password…</source>
        <translation>Құпиясөзбен қорғау…</translation>
    </message>
    <message>
        <source>No password for this case</source>
        <translation>Бұл іске құпиясөз керек емес</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Түсінікті</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Қадамдар</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Қайталап көру</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Backups of this case</source>
        <translation>Осы істің сақтық көшірмелері</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>және тағы {n}</translation>
    </message>
    <message>
        <source>Sent papers that were changed in the folder since (no damage)</source>
        <translation>Жіберілгеннен кейін қалтада өзгертілген құжаттар (бүліну емес)</translation>
    </message>
    <message>
        <source>Checked: {records} records, {acts} entries of the history, {files} files ({size}).</source>
        <translation>Тексерілді: жазбалар – {records}, тарихтағы әрекеттер – {acts}, файлдар – {files} ({size}).</translation>
    </message>
    <message>
        <source>Take a backup or save what can be saved…</source>
        <translation>Сақтық көшірмені алу немесе құтқаруға болатынын сақтау…</translation>
    </message>
    <message>
        <source>Bring back from a backup</source>
        <translation>Сақтық көшірмеден қайтару</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Қайта тексеру</translation>
    </message>
    <message>
        <source>Check the case file</source>
        <translation>Іс файлын тексеру</translation>
    </message>
    <message>
        <source>Every record is compared with the history, and every file with its fingerprint (SHA-256). Nothing is changed; you may stop at any time.</source>
        <translation>Әр жазба тарихпен, әр файл өз бақылау сомасымен (SHA-256) салыстырылады. Ештеңе өзгертілмейді; кез келген сәтте тоқтатуға болады.</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>What do you want to achieve?</source>
        <translation>Неге қол жеткізгіңіз келеді?</translation>
    </message>
    <message>
        <source>The new procedure goes beside what is begun; the institution and the people stay.</source>
        <translation>Жаңа рәсім басталғанымен қатар жүреді; мекеме мен адамдар сол күйінде қалады.</translation>
    </message>
</context>
<context>
    <name>ClockNote</name>
    <message>
        <source>What can be done?</source>
        <translation>Не істеуге болады?</translation>
    </message>
    <message>
        <source>How was this counted?</source>
        <translation>Бұл қалай есептелді?</translation>
    </message>
</context>
<context>
    <name>Consents</name>
    <message>
        <source>A consent without a name yet</source>
        <translation>Аты-жөні әлі жазылмаған келісім</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Келісімдер</translation>
    </message>
    <message>
        <source>If somebody&apos;s data are used, such as a picture, words or a name, have a sheet signed.</source>
        <translation>Біреудің деректері, мысалы суреті, сөзі немесе аты-жөні пайдаланылса, келісім парағына қол қойғызыңыз.</translation>
    </message>
    <message>
        <source>Add a consent</source>
        <translation>Келісім қосу</translation>
    </message>
    <message>
        <source>Withdrawn: {day}</source>
        <translation>Кері қайтарып алынды: {day}</translation>
    </message>
    <message>
        <source>Not signed yet</source>
        <translation>Әлі қол қойылмаған</translation>
    </message>
    <message>
        <source>Signed: {day}</source>
        <translation>Қол қойылды: {day}</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Қол қойылды</translation>
    </message>
    <message>
        <source>The consent in the list below was withdrawn: {who}.</source>
        <translation>Төмендегі тізімдегі келісім кері қайтарып алынған: {who}.</translation>
    </message>
    <message>
        <source>Answered by a signed sheet in the list below: {who}.</source>
        <translation>Төмендегі тізімдегі қол қойылған парақ бойынша: {who}.</translation>
    </message>
</context>
<context>
    <name>CountPage</name>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>On paper: {language}</source>
        <translation>Қағазға: {language}</translation>
    </message>
</context>
<context>
    <name>Courses</name>
    <message>
        <source>Another procedure…</source>
        <translation>Басқа рәсім…</translation>
    </message>
    <message>
        <source>Another form, a request, or what to do when nobody answers</source>
        <translation>Басқа нысан, сұрау салу немесе жауап болмаса не істеу керек</translation>
    </message>
    <message>
        <source>The steps were renewed…</source>
        <translation>Қадамдар жаңартылды…</translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message>
        <source>Working day</source>
        <translation>Жұмыс күні</translation>
    </message>
    <message>
        <source>Weekend</source>
        <translation>Демалыс (апта соңы)</translation>
    </message>
    <message>
        <source>Day off</source>
        <translation>Демалыс күні</translation>
    </message>
    <message>
        <source>Entered by you or taken from a colleague.</source>
        <translation>Сіз енгізгенсіз немесе әріптестен алынған.</translation>
    </message>
    <message>
        <source>Projected by rule, not yet published.</source>
        <translation>Ереже бойынша болжанған, әлі жарияланбаған.</translation>
    </message>
    <message>
        <source>It is a day off…</source>
        <translation>Бұл – демалыс күні…</translation>
    </message>
    <message>
        <source>It is a working day…</source>
        <translation>Бұл – жұмыс күні…</translation>
    </message>
    <message>
        <source>Worked in its place on</source>
        <translation>Оның орнына жұмыс істейтін күн</translation>
    </message>
    <message>
        <source>Rest in its place on</source>
        <translation>Оның орнына демалатын күн</translation>
    </message>
    <message>
        <source>Take the change back</source>
        <translation>Өзгерісті алып тастау</translation>
    </message>
    <message>
        <source>Known since</source>
        <translation>Қашан белгілі болды</translation>
    </message>
    <message>
        <source>Number and date of the order</source>
        <translation>Бұйрықтың нөмірі мен күні</translation>
    </message>
    <message>
        <source>If the order names such a day.</source>
        <translation>Бұйрықта ондай күн аталса.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Енгізу</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Бас тарту</translation>
    </message>
    <message>
        <source>DD.MM.YYYY</source>
        <translation>КК.АА.ЖЖЖЖ</translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>DD.MM.YYYY</source>
        <translation>КК.АА.ЖЖЖЖ</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Күнтізбе</translation>
    </message>
    <message>
        <source>The day is not known</source>
        <translation>Күні белгісіз</translation>
    </message>
</context>
<context>
    <name>Directory</name>
    <message>
        <source>Delete from the register</source>
        <translation>Тізілімнен жою</translation>
    </message>
    <message>
        <source>A new entry</source>
        <translation>Жаңа жазба</translation>
    </message>
    <message>
        <source>Heads over time</source>
        <translation>Басшылары (уақыт бойынша)</translation>
    </message>
    <message>
        <source>Nobody is known yet.</source>
        <translation>Әзірге ешкім белгілі емес.</translation>
    </message>
    <message>
        <source>Add a head</source>
        <translation>Басшы қосу</translation>
    </message>
    <message>
        <source>May be the same: {name}</source>
        <translation>Сол мекеме не адам болуы мүмкін: {name}</translation>
    </message>
    <message>
        <source>It is the same: join</source>
        <translation>Екеуі бір: біріктіру</translation>
    </message>
    <message>
        <source>Two different ones</source>
        <translation>Екеуі бөлек</translation>
    </message>
    <message>
        <source>Occurs in these cases</source>
        <translation>Мына істерде бар</translation>
    </message>
    <message>
        <source>In none: it was entered here.</source>
        <translation>Ешбір істе жоқ: осы жерде енгізілген.</translation>
    </message>
    <message>
        <source>From “{name}”</source>
        <translation>«{name}» файлынан</translation>
    </message>
    <message>
        <source>New: {new} · changed: {changed} · the same: {same} · left out, faulty: {faulty}</source>
        <translation>Жаңасы: {new} · өзгеретіні: {changed} · бұрынғыдай: {same} · қате, алынбайды: {faulty}</translation>
    </message>
    <message>
        <source>Take in what is shown</source>
        <translation>Көрсетілгенді алу</translation>
    </message>
    <message>
        <source>Take nothing</source>
        <translation>Ештеңе алмау</translation>
    </message>
    <message>
        <source>Columns that are not known and not read: {names}</source>
        <translation>Белгісіз, оқылмайтын бағандар: {names}</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Жаңа</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Өзгереді</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Бұрынғыдай</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Алынбайды</translation>
    </message>
    <message>
        <source>{sheet}, row {number}</source>
        <translation>{sheet}, {number}-жол</translation>
    </message>
</context>
<context>
    <name>DirectoryPage</name>
    <message>
        <source>Nothing here fits to what is typed.</source>
        <translation>Жазғаныңызға сай ештеңе жоқ.</translation>
    </message>
    <message>
        <source>Nothing yet. What your cases name comes here by itself.</source>
        <translation>Әзірге бос. Істеріңізде аталғандар мұнда өзі жиналады.</translation>
    </message>
    <message>
        <source>There may be a double</source>
        <translation>Екінші жазбасы болуы мүмкін</translation>
    </message>
    <message>
        <source>Deleted from the register. Your cases stay.</source>
        <translation>Тізілімнен жойылды. Істеріңіз орнында.</translation>
    </message>
    <message>
        <source>Joined.</source>
        <translation>Біріктірілді.</translation>
    </message>
    <message>
        <source>Institutions</source>
        <translation>Мекемелер</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Адамдар</translation>
    </message>
    <message>
        <source>Add an institution</source>
        <translation>Мекеме қосу</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Адам қосу</translation>
    </message>
    <message>
        <source>Name, post, speciality or telephone</source>
        <translation>Аты-жөні, лауазым, мамандық, телефон</translation>
    </message>
    <message>
        <source>Institutions and people</source>
        <translation>Мекемелер мен адамдар</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Take in a workbook…</source>
        <translation>Excel-ден алу…</translation>
    </message>
    <message>
        <source>Save as a workbook…</source>
        <translation>Excel-ге сақтау…</translation>
    </message>
    <message>
        <source>Name, BIN, town or post</source>
        <translation>Атауы, БСН, қала немесе лауазым</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Орнына қайтару</translation>
    </message>
    <message>
        <source>What is kept here: of institutions what your cases say of them, with their heads, so that a new case is filled in with a click; of people only those who take part with you, sign or are experts, with post and telephone. Nothing leaves this computer unless you save a workbook. A case with a password tells nothing here, and whoever is removed for good in a case is removed here as well. What you change or delete here changes no case.</source>
        <translation>Мұнда не сақталады: мекемелер туралы – істеріңізде жазылғаны және басшылары, сонда жаңа іс бір басумен толтырылады; адамдар туралы – тек сізбен бірге қатысатындар, қол қоятындар және сарапшылар, олардың лауазымы мен телефоны. Excel-ге сақтамасаңыз, ештеңе осы компьютерден шықпайды. Құпиясөзі бар іс мұнда ештеңе бермейді, ал істен біржола өшірілген адам осы жерден де өшеді. Мұндағы өзгеріс пен жою ешбір істі өзгертпейді.</translation>
    </message>
</context>
<context>
    <name>EditionPage</name>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>The order of steps was renewed</source>
        <translation>Қадамдар тәртібі жаңартылды</translation>
    </message>
    <message>
        <source>This case goes by the edition with which it began, and may go on so. What you answered stays if you go over to the new one.</source>
        <translation>Бұл іс басталған кездегі редакциямен жүріп жатыр және солай аяқтала алады. Жаңа редакцияға көшсеңіз, жауаптарыңыз сақталады.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Жаңа</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Өзгерген</translation>
    </message>
    <message>
        <source>Not asked any more</source>
        <translation>Енді сұралмайды</translation>
    </message>
    <message>
        <source>Go over to the new edition</source>
        <translation>Жаңа редакцияға көшу</translation>
    </message>
</context>
<context>
    <name>Entering</name>
    <message>
        <source>Enter: {n}</source>
        <translation>Енгізу: {n}</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Енгізу</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Нөмірі</translation>
    </message>
    <message>
        <source>Next of the series</source>
        <translation>Келесі нөмір</translation>
    </message>
    <message>
        <source>Day it bears</source>
        <translation>Хаттағы күн</translation>
    </message>
    <message>
        <source>How it goes</source>
        <translation>Жіберу тәсілі</translation>
    </message>
    <message>
        <source>Day sent</source>
        <translation>Жіберілген күні</translation>
    </message>
    <message>
        <source>It was sent</source>
        <translation>Жіберілді</translation>
    </message>
    <message>
        <source>Proof of receipt</source>
        <translation>Алынғанының дәлелі</translation>
    </message>
    <message>
        <source>Number of the proof</source>
        <translation>Дәлелдің нөмірі</translation>
    </message>
    <message>
        <source>Day of the proof</source>
        <translation>Дәлелдің күні</translation>
    </message>
    <message>
        <source>Answer about the visit</source>
        <translation>Бару туралы жауап</translation>
    </message>
    <message>
        <source>Answer came on</source>
        <translation>Жауап келген күн</translation>
    </message>
    <message>
        <source>Day of the visit</source>
        <translation>Бару күні</translation>
    </message>
    <message>
        <source>Control completed</source>
        <translation>Бақылау аяқталды</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Нәтижесі</translation>
    </message>
    <message>
        <source>Which letter?</source>
        <translation>Қай хат?</translation>
    </message>
    <message>
        <source>Copy down</source>
        <translation>Төменге көшіру</translation>
    </message>
    <message>
        <source>Empty the marked cells</source>
        <translation>Белгіленген ұяшықтарды босату</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Істі ашу</translation>
    </message>
    <message>
        <source>Type or paste from Excel; what is bold is not entered yet. What cannot be entered for one case leaves the others done.</source>
        <translation>Жазыңыз немесе Excel-ден қойыңыз; қалың жазылғаны әлі енгізілген жоқ. Бір іске енгізілмегені басқаларына кедергі болмайды.</translation>
    </message>
    <message>
        <source>Numbers, stamps, answers and days of all cases</source>
        <translation>Барлық істің нөмірлері, белгілері, жауаптары мен күндері</translation>
    </message>
</context>
<context>
    <name>EvidenceBlock</name>
    <message>
        <source>Evidence</source>
        <translation>Дәлелдер</translation>
    </message>
    <message>
        <source>Pictures of the screen, saved pages, photos, e-mails, documents. Drop files or a folder here, or copy and paste; the originals are kept as they are.</source>
        <translation>Экран суреттері, сақталған беттер, фотолар, электрондық хаттар, құжаттар. Файлдарды немесе қалтаны осында сүйреп әкеліңіз не көшіріп қойыңыз; түпнұсқалар сол күйінде сақталады.</translation>
    </message>
    <message>
        <source>Add without a file</source>
        <translation>Файлсыз қосу</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Файлдарды таңдау…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Қалтаны таңдау…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Қою</translation>
    </message>
    <message>
        <source>A picture, files or a text that you copied (Ctrl+V)</source>
        <translation>Көшіріп алған сурет, файлдар немесе мәтін (Ctrl+V)</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>Қойылған</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>Papers already made say {was}. Why is it otherwise now?</source>
        <translation>Жасалған қағаздарда {was} деп тұр. Неге енді басқаша?</translation>
    </message>
    <message>
        <source>The letter went with the date {was}; papers cite it so. Why is it otherwise now?</source>
        <translation>Хат {was} күнімен жіберілді; құжаттар оған осы күнмен сілтейді. Неге енді басқаша?</translation>
    </message>
    <message>
        <source>Before, it was {was}. Why is it otherwise now?</source>
        <translation>Бұрын {was} деп тұрған. Неге енді басқаша?</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Not saved. {reason} What you typed stays here.</source>
        <translation>Сақталмады. {reason} Енгізгеніңіз осында қалады.</translation>
    </message>
</context>
<context>
    <name>FoldedGuidance</name>
    <message>
        <source>Guidance: why, what helps, by which article</source>
        <translation>Көмек: не үшін, не көмектеседі, қай бап бойынша</translation>
    </message>
</context>
<context>
    <name>FollowUps</name>
    <message>
        <source>Looking again</source>
        <translation>Қайта қарау</translation>
    </message>
    <message>
        <source>round {n}</source>
        <translation>{n}-рет</translation>
    </message>
    <message>
        <source>After a month or two look at each finding once more, at the same place and in the same way, and keep new evidence.</source>
        <translation>Бір-екі айдан кейін әр фактіні сол жерде, дәл сондай жолмен тағы қарап, жаңа дәлелді сақтаңыз.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Тағы қарау</translation>
    </message>
</context>
<context>
    <name>FollowUpsBlock</name>
    <message>
        <source>The control</source>
        <translation>Бақылаудың өзі</translation>
    </message>
    <message>
        <source>Round {n}</source>
        <translation>{n}-қарау</translation>
    </message>
</context>
<context>
    <name>FromFile</name>
    <message>
        <source>From the file.</source>
        <translation>Файлдан алынды.</translation>
    </message>
    <message>
        <source>In the file: {what}</source>
        <translation>Файлда: {what}</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Осыны алу</translation>
    </message>
</context>
<context>
    <name>GoTo</name>
    <message>
        <source>Go to a step, a field or any word of the case…</source>
        <translation>Қадамға, өріске немесе істегі кез келген сөзге өту…</translation>
    </message>
</context>
<context>
    <name>Greeting</name>
    <message>
        <source>Work on a copy</source>
        <translation>Көшірмеде жұмыс істеу</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Түсінікті</translation>
    </message>
    <message>
        <source>Join the two now</source>
        <translation>Екеуін қазір біріктіру</translation>
    </message>
    <message>
        <source>And {n} more.</source>
        <translation>Тағы {n}.</translation>
    </message>
    <message>
        <source>Read the note</source>
        <translation>Жазбаны оқу</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>Оқу</translation>
    </message>
    <message>
        <source>See what was said</source>
        <translation>Не айтылғанын көру</translation>
    </message>
</context>
<context>
    <name>Guidance</name>
    <message>
        <source>Guidance</source>
        <translation>Көмек</translation>
    </message>
    <message>
        <source>Fold away</source>
        <translation>Жасыру</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Не үшін</translation>
    </message>
    <message>
        <source>By which article</source>
        <translation>Қай бап бойынша</translation>
    </message>
    <message>
        <source>Law at hand</source>
        <translation>Заң қолыңызда</translation>
    </message>
    <message>
        <source>To print and take along</source>
        <translation>Басып шығарып, өзіңізбен алыңыз</translation>
    </message>
    <message>
        <source>This page as a form on paper</source>
        <translation>Осы бет қағаз нысан түрінде</translation>
    </message>
</context>
<context>
    <name>HandEdits</name>
    <message>
        <source>Not now</source>
        <translation>Қазір емес</translation>
    </message>
</context>
<context>
    <name>HandOverPage</name>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Hand the case over</source>
        <translation>Істі тапсыру</translation>
    </message>
    <message>
        <source>The package is being written and read back…</source>
        <translation>Топтама жазылып, қайта оқылып жатыр…</translation>
    </message>
    <message>
        <source>The case becomes one ZIP file that opens without this program. The case itself stays as it is.</source>
        <translation>Іс осы бағдарламасыз ашылатын бір ZIP файлына жиналады. Істің өзі өзгермейді.</translation>
    </message>
    <message>
        <source>It holds personal data: the names of members, and pictures as they were taken. Hand it only to those who need it.</source>
        <translation>Онда дербес деректер бар: қатысушылардың аты-жөні және бастапқы суреттер. Оны қажет адамға ғана беріңіз.</translation>
    </message>
    <message>
        <source>The whole case</source>
        <translation>Істің бәрі</translation>
    </message>
    <message>
        <source>For a court, an archive or another program: all original files and documents, the list of evidence with check sums, letters and terms, and the history of who changed what and when.</source>
        <translation>Сотқа, мұрағатқа немесе басқа бағдарламаға: барлық бастапқы файл мен құжат, бақылау сомалары бар дәлелдер тізбесі, хаттар мен мерзімдер, сондай-ақ кім нені қашан өзгерткені туралы тарих.</translation>
    </message>
    <message>
        <source>Write the whole package…</source>
        <translation>Толық топтаманы жазу…</translation>
    </message>
    <message>
        <source>{mb} MB at most: documents, the list of evidence, letters and terms. Original files that have no room are named with their check sums. Without the history.</source>
        <translation>Ең көбі {mb} МБ: құжаттар, дәлелдер тізбесі, хаттар мен мерзімдер. Сыймаған бастапқы файлдар бақылау сомаларымен аталады. Тарихсыз.</translation>
    </message>
    <message>
        <source>For my lawyer</source>
        <translation>Заңгеріме</translation>
    </message>
    <message>
        <source>Write the small package…</source>
        <translation>Шағын топтаманы жазу…</translation>
    </message>
    <message>
        <source>Show in the folder</source>
        <translation>Қалтадан көрсету</translation>
    </message>
    <message>
        <source>Copy the check sum</source>
        <translation>Бақылау сомасын көшіру</translation>
    </message>
    <message>
        <source>Where shall the package lie?</source>
        <translation>Топтама қайда жатсын?</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>No name yet</source>
        <translation>Әзірге атауы жоқ</translation>
    </message>
    <message>
        <source>SAMPLE</source>
        <translation>ҮЛГІ</translation>
    </message>
    <message>
        <source>Control {n}</source>
        <translation>{n}-бақылау</translation>
    </message>
    <message>
        <source>How was this counted?</source>
        <translation>Бұл қалай есептелді?</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History</source>
        <translation>Тарих</translation>
    </message>
    <message>
        <source>Every change, the newest first. Of what was removed for good it keeps who, when and why.</source>
        <translation>Әр өзгеріс, ең жаңасынан бастап. Біржола жойылғанның өзі емес, оны кім, қашан, не үшін жойғаны қалады.</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Бұрынғылары</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Қайта қою</translation>
    </message>
</context>
<context>
    <name>InsideView</name>
    <message>
        <source>Opening…</source>
        <translation>Ашылып жатыр…</translation>
    </message>
    <message>
        <source>Words of the file</source>
        <translation>Файлдың мәтіні</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Join a colleague&apos;s copy</source>
        <translation>Әріптестің көшірмесін біріктіру</translation>
    </message>
    <message>
        <source>This copy holds nothing that is not here already.</source>
        <translation>Бұл көшірмеде мұнда жоқ ештеңе жоқ.</translation>
    </message>
    <message>
        <source>Both changed this. Choose what holds</source>
        <translation>Мұны екі жақ та өзгерткен. Қайсысы қалатынын таңдаңыз</translation>
    </message>
    <message>
        <source>Goes, because it was removed for good on one side</source>
        <translation>Жойылады, өйткені бір жақта біржола жойылған</translation>
    </message>
    <message>
        <source>Stays, because something new refers to it</source>
        <translation>Қалады, өйткені оған жаңа жазба сілтейді</translation>
    </message>
    <message>
        <source>Gets another number, because both gave the same</source>
        <translation>Басқа нөмір алады, өйткені екі жақ бірдей нөмір берген</translation>
    </message>
    <message>
        <source>The same number twice; what was printed stays</source>
        <translation>Бір нөмір екі рет; басып шығарылғаны өзгермейді</translation>
    </message>
    <message>
        <source>Comes from the copy</source>
        <translation>Көшірмеден алынады</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Біріктіру</translation>
    </message>
    <message>
        <source>A backup is made before. Until the next change the whole can be taken back: Menu, Case file, Backups of this case.</source>
        <translation>Алдымен сақтық көшірме жасалады. Келесі өзгеріске дейін бәрін кері қайтаруға болады: Мәзір, «Іс файлы», «Осы істің сақтық көшірмелері».</translation>
    </message>
    <message>
        <source>In the copy something was removed for good. It goes here as well, from the file and the backups; joining cannot be taken back as a whole.</source>
        <translation>Көшірмеде бірдеңе біржола жойылған. Ол мұнда да файлдан және сақтық көшірмелерден жойылады; біріктіруді тұтас қайтаруға болмайды.</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Мұнда</translation>
    </message>
    <message>
        <source>In the copy</source>
        <translation>Көшірмеде</translation>
    </message>
    <message>
        <source>it stays, with what was changed</source>
        <translation>өзгертілген күйінде қалады</translation>
    </message>
    <message>
        <source>it was taken out</source>
        <translation>алып тасталды</translation>
    </message>
    <message>
        <source>Join without a backup</source>
        <translation>Сақтық көшірмесіз біріктіру</translation>
    </message>
</context>
<context>
    <name>KazakhBar</name>
    <message>
        <source>Types {letter}; with Shift the capital.
On a Russian keyboard: Alt+{key}.</source>
        <translation>{letter} әрпін тереді; Shift басылса, бас әріп.
Орыс пернетақтасында: Alt+{key}.</translation>
    </message>
</context>
<context>
    <name>Known</name>
    <message>
        <source>Fill in from the register</source>
        <translation>Тізілімнен толтыру</translation>
    </message>
    <message>
        <source>A part of the name, the BIN or the town…</source>
        <translation>Атауының бір бөлігі, БСН не қала…</translation>
    </message>
    <message>
        <source>In e-Otinish choose: {route}</source>
        <translation>e-Otinish жүйесінде таңдаңыз: {route}</translation>
    </message>
    <message>
        <source>This protected case tells the register its institution and head.</source>
        <translation>Құпиясөзі бар бұл іс тізілімге мекемесі мен басшысын береді.</translation>
    </message>
    <message>
        <source>This case has a password: the register hears nothing of it.</source>
        <translation>Бұл істің құпиясөзі бар: тізілімге ол туралы ештеңе берілмейді.</translation>
    </message>
    <message>
        <source>Tell it no more</source>
        <translation>Енді бермеу</translation>
    </message>
    <message>
        <source>Let the register keep this institution with its head</source>
        <translation>Осы мекеме мен басшысын тізілімге беру</translation>
    </message>
    <message>
        <source>Left as it stands here, the register says otherwise: {fields}.</source>
        <translation>Осындағы күйінде қалды, тізілімде басқаша: {fields}.</translation>
    </message>
    <message>
        <source>Write the missing name in the place of “…”.</source>
        <translation>«…» орнына жетіспейтін атауды жазыңыз.</translation>
    </message>
    <message>
        <source>The name was made by a pattern: check it against the official one.</source>
        <translation>Атау үлгі бойынша құралған: ресми атауымен салыстырып көріңіз.</translation>
    </message>
    <message>
        <source>Put it in the place of this card</source>
        <translation>Осы карточканың орнына қою</translation>
    </message>
    <message>
        <source>Take the register&apos;s words there too</source>
        <translation>Ол жерде де тізілімдегіні алу</translation>
    </message>
    <message>
        <source>“{name}” is another institution: nothing was filled in.</source>
        <translation>«{name}» – басқа мекеме: ештеңе толтырылмады.</translation>
    </message>
    <message>
        <source>“{name}” brought nothing new.</source>
        <translation>«{name}» жазбасында жаңа ештеңе жоқ.</translation>
    </message>
    <message>
        <source>Filled in from “{name}”: {fields}. Ctrl+Z takes it back.</source>
        <translation>«{name}» жазбасынан толтырылды: {fields}. Ctrl+Z мұны кері қайтарады.</translation>
    </message>
    <message>
        <source>Add somebody from the register</source>
        <translation>Тізілімнен адам қосу</translation>
    </message>
    <message>
        <source>A part of the name, the post or the field…</source>
        <translation>Аты-жөнінің, лауазымының не саласының бір бөлігі…</translation>
    </message>
    <message>
        <source>Name by pattern: check it against the official name.</source>
        <translation>Үлгі бойынша атау: ресми атауымен салыстырып көріңіз.</translation>
    </message>
    <message>
        <source>BIN {number}</source>
        <translation>БСН {number}</translation>
    </message>
    <message>
        <source>seen since {day}</source>
        <translation>{day} күнінен бері көрінеді</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>{day} күніне дейін</translation>
    </message>
    <message>
        <source>In the register; Enter or a click takes it:</source>
        <translation>Тізілімде бар, Enter басып не тінтуірмен таңдаңыз:</translation>
    </message>
</context>
<context>
    <name>LawPage</name>
    <message>
        <source>Nothing is found.</source>
        <translation>Ештеңе табылмады.</translation>
    </message>
    <message>
        <source>Official text: {source}</source>
        <translation>Ресми мәтін: {source}</translation>
    </message>
    <message>
        <source>in force until {day}</source>
        <translation>{day} күнін қоса алғанда күшінде</translation>
    </message>
    <message>
        <source>in force since {day}</source>
        <translation>{day} күнінен бастап күшінде</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Баптар</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Терминдер</translation>
    </message>
    <message>
        <source>Official texts</source>
        <translation>Ресми мәтіндер</translation>
    </message>
    <message>
        <source>Law at hand</source>
        <translation>Заң қолыңызда</translation>
    </message>
    <message>
        <source>Articles are retold in plain words. What counts is the official text.</source>
        <translation>Баптар қарапайым сөзбен берілген. Негізге ресми мәтін алынады.</translation>
    </message>
    <message>
        <source>Search in articles, terms and texts</source>
        <translation>Баптардан, терминдерден, мәтіндерден іздеу</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
</context>
<context>
    <name>LetterFieldsList</name>
    <message>
        <source>within the list: {lists}</source>
        <translation>мына тізімнің ішінде: {lists}</translation>
    </message>
    <message>
        <source>empty in this case</source>
        <translation>бұл істе бос</translation>
    </message>
    <message>
        <source>Copied: {field}. In Word press Ctrl+V.</source>
        <translation>Көшірілді: {field}. Word-та Ctrl+V басыңыз.</translation>
    </message>
    <message>
        <source>Press a field to copy it, then put it in by Ctrl+V.</source>
        <translation>Өрісті көшіру үшін басыңыз, содан кейін Word-та Ctrl+V арқылы қойыңыз.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Өрістер</translation>
    </message>
    <message>
        <source>Search in the fields</source>
        <translation>Өрістерден іздеу</translation>
    </message>
</context>
<context>
    <name>LetterTextsPage</name>
    <message>
        <source>your own text</source>
        <translation>өз мәтініңіз</translation>
    </message>
    <message>
        <source>the program&apos;s text</source>
        <translation>бағдарламаның мәтіні</translation>
    </message>
    <message>
        <source>being edited</source>
        <translation>өзгертіліп жатыр</translation>
    </message>
    <message>
        <source>The copy is open in Word. Save it there: it is checked at once.</source>
        <translation>Көшірме Word-та ашылды. Сонда сақтасаңыз, ол бірден тексеріледі.</translation>
    </message>
    <message>
        <source>Letter texts</source>
        <translation>Хат мәтіндері</translation>
    </message>
    <message>
        <source>Edit the text of a letter in Word. It is used for new papers once you take it over; what was made before stays as it is.</source>
        <translation>Хаттың мәтінін Word-та өзгертіңіз. Оны қабылдағаннан кейін жаңа құжаттар сол мәтінмен жасалады; бұрын жасалғаны сол күйінде қалады.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>All letters</source>
        <translation>Барлық хат</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Мәтін</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Өрістер</translation>
    </message>
    <message>
        <source>Edit in Word</source>
        <translation>Word-та өзгерту</translation>
    </message>
    <message>
        <source>Try it on this case</source>
        <translation>Осы іспен байқап көру</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Қабылдау</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Қалтасында көрсету</translation>
    </message>
    <message>
        <source>Back to the original</source>
        <translation>Бастапқы мәтінге қайту</translation>
    </message>
    <message>
        <source>Share as a file…</source>
        <translation>Файл түрінде бөлісу…</translation>
    </message>
    <message>
        <source>Take in a file…</source>
        <translation>Файлдан алу…</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Түзету</translation>
    </message>
    <message>
        <source>Nothing is wrong in the edited copy. Press “Take over” to use it.</source>
        <translation>Өзгертілген көшірмеде қате жоқ. Оны қолданысқа енгізу үшін «Қабылдау» түймесін басыңыз.</translation>
    </message>
    <message>
        <source>This version of the program has another original. Your text stays in force; to see the new one, go back to the original: yours is kept.</source>
        <translation>Бағдарламаның осы нұсқасында бастапқы мәтін басқа. Сіздің мәтініңіз қолданыста қалады; жаңасын көру үшін бастапқы мәтінге қайтыңыз: өз мәтініңіз сақталады.</translation>
    </message>
</context>
<context>
    <name>LetterheadPage</name>
    <message>
        <source>Name</source>
        <translation>Атауы</translation>
    </message>
    <message>
        <source>The name stands on each sheet in the language of that sheet alone. The short name stands below it in brackets: write it only if your charter has one.</source>
        <translation>Әр парақта атау тек сол парақтың тілінде тұрады. Қысқа атауы оның астында жақша ішінде тұрады: оны жарғыда болса ғана жазыңыз.</translation>
    </message>
    <message>
        <source>Emblem</source>
        <translation>Ұйымның эмблемасы</translation>
    </message>
    <message>
        <source>Your own emblem, if your charter has one. The State Emblem is for state bodies only.</source>
        <translation>Жарғыда болса, өз эмблемаңыз. Мемлекеттік елтаңба тек мемлекеттік органдарға арналған.</translation>
    </message>
    <message>
        <source>Height, mm</source>
        <translation>Биіктігі, мм</translation>
    </message>
    <message>
        <source>Contacts and line</source>
        <translation>Байланыс деректері мен сызық</translation>
    </message>
    <message>
        <source>Font and sheet</source>
        <translation>Қаріп пен парақ</translation>
    </message>
    <message>
        <source>Margins, mm</source>
        <translation>Жиектер, мм</translation>
    </message>
    <message>
        <source>The office that receives the letter puts its mark with number and day at the bottom right of the first sheet.</source>
        <translation>Хатты алған мекеме нөмірі мен күні бар белгісін бірінші парақтың оң жақ төменгі бұрышына қояды.</translation>
    </message>
    <message>
        <source>Your own letterhead in Word</source>
        <translation>Word бағдарламасындағы өз бланкіңіз</translation>
    </message>
    <message>
        <source>A .docx file with your letterhead: its first page, with head and foot, stands in place of what is set above. Font and margins stay those set here. The file itself is not changed.</source>
        <translation>Бланкіңіз бар .docx файлы: оның бірінші беті колонтитулдарымен бірге жоғарыда берілгеннің орнына тұрады. Қаріп пен жиектер осында берілгендей қалады. Файлдың өзі өзгермейді.</translation>
    </message>
    <message>
        <source>Short name, as in the charter</source>
        <translation>Жарғыдағы қысқа атауы</translation>
    </message>
    <message>
        <source>What is read aloud in place of the picture</source>
        <translation>Суреттің орнына дауыстап оқылатын мәтін</translation>
    </message>
    <message>
        <source>Where names and contacts stand</source>
        <translation>Атау мен байланыс деректерінің орны</translation>
    </message>
    <message>
        <source>Line below</source>
        <translation>Астындағы сызық</translation>
    </message>
    <message>
        <source>Free space for the receipt mark, mm</source>
        <translation>Хаттың түскені туралы белгіге арналған бос орын, мм</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Сол жақ</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Оң жақ</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Үсті</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Асты</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>Хаттарға арналған бланк</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Every letter made from now on carries it, with the name and the contacts on the card of its case. Papers made before stay as they are.</source>
        <translation>Енді жасалатын әр хат осы бланкте болады, атауы мен байланыс деректері істің карточкасынан алынады. Бұрын жасалған құжаттар сол күйінде қалады.</translation>
    </message>
    <message>
        <source>Fill in “Our details” first: letters of that organisation carry it.</source>
        <translation>Алдымен «Біздің деректер» бетін толтырыңыз: бланк сол ұйымның хаттарында тұрады.</translation>
    </message>
    <message>
        <source>Letters of a citizen or a group carry no letterhead, only font and margins.</source>
        <translation>Азамат пен топтың хаттарында бланк болмайды, тек қаріп пен жиектер қолданылады.</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Сурет таңдау…</translation>
    </message>
    <message>
        <source>Without emblem</source>
        <translation>Эмблемасыз</translation>
    </message>
    <message>
        <source>Choose a Word file…</source>
        <translation>Word файлын таңдау…</translation>
    </message>
    <message>
        <source>Without this file</source>
        <translation>Бұл файлсыз</translation>
    </message>
    <message>
        <source>Standard letterhead</source>
        <translation>Стандартты бланк</translation>
    </message>
    <message>
        <source>Back to how it was</source>
        <translation>Бұрынғыға қайтару</translation>
    </message>
    <message>
        <source>Above the name</source>
        <translation>Атаудың үстінде</translation>
    </message>
    <message>
        <source>Left of the name</source>
        <translation>Атаудың сол жағында</translation>
    </message>
    <message>
        <source>In the middle</source>
        <translation>Ортада</translation>
    </message>
    <message>
        <source>On the left</source>
        <translation>Сол жақта</translation>
    </message>
    <message>
        <source>No line</source>
        <translation>Сызықсыз</translation>
    </message>
    <message>
        <source>Thin line</source>
        <translation>Жіңішке сызық</translation>
    </message>
    <message>
        <source>Double line</source>
        <translation>Қос сызық</translation>
    </message>
    <message>
        <source>{contact}: further up</source>
        <translation>{contact}: жоғарырақ</translation>
    </message>
    <message>
        <source>Further up</source>
        <translation>Жоғарырақ</translation>
    </message>
    <message>
        <source>Not all that is in your file is drawn here as in Word, such as text boxes and floating pictures, but all of it comes along: see a made letter in Word.</source>
        <translation>Файлыңыздағының бәрі, мысалы мәтін терезелері мен жылжымалы суреттер, мұнда Word бағдарламасындағыдай көрсетілмейді, бірақ хатқа бәрі түседі: жасалған хатты Word бағдарламасында қараңыз.</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Қаріп</translation>
    </message>
</context>
<context>
    <name>LettersView</name>
    <message>
        <source>Letters</source>
        <translation>Хаттар</translation>
    </message>
    <message>
        <source>Letters out and in, in the order of their dates. Each is filled in at its step.</source>
        <translation>Шығыс және кіріс хаттар күндерінің ретімен. Әрқайсысы өз қадамында толтырылады.</translation>
    </message>
    <message>
        <source>No letter is begun yet.</source>
        <translation>Әзірге бірде-бір хат басталған жоқ.</translation>
    </message>
    <message>
        <source>Go to its step</source>
        <translation>Қадамына өту</translation>
    </message>
    <message>
        <source>sent: {day}</source>
        <translation>жіберілді: {day}</translation>
    </message>
    <message>
        <source>came: {day}</source>
        <translation>келді: {day}</translation>
    </message>
    <message>
        <source>What was sent: {language}</source>
        <translation>Жіберілгені: {language}</translation>
    </message>
    <message>
        <source>Open: {language}</source>
        <translation>Ашу: {language}</translation>
    </message>
    <message>
        <source>Open the scan</source>
        <translation>Сканды ашу</translation>
    </message>
</context>
<context>
    <name>LinkField</name>
    <message>
        <source>Somebody of this case, or a new person below</source>
        <translation>Осы істегі адам немесе төменде жаңа адам</translation>
    </message>
    <message>
        <source>A new person</source>
        <translation>Жаңа адам</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Әзірге таңдалмаған</translation>
    </message>
</context>
<context>
    <name>ListField</name>
    <message>
        <source>Not chosen yet</source>
        <translation>Әзірге таңдалмаған</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>A person without a name yet</source>
        <translation>Әзірге аты жазылмаған адам</translation>
    </message>
    <message>
        <source>Who takes part</source>
        <translation>Кім қатысады</translation>
    </message>
    <message>
        <source>Add everybody who takes part, yourself included.</source>
        <translation>Қатысатындардың бәрін, соның ішінде өзіңізді де қосыңыз.</translation>
    </message>
    <message>
        <source>Add a new person</source>
        <translation>Жаңа адам қосу</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Адам қосу</translation>
    </message>
    <message>
        <source>Already in this case, nothing to type anew:</source>
        <translation>Осы істе бар, қайта терудің қажеті жоқ:</translation>
    </message>
    <message>
        <source>An expert without a name yet</source>
        <translation>Аты әлі енгізілмеген сарапшы</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Сарапшылар</translation>
    </message>
    <message>
        <source>An expert need not be engaged. If one is, add them here.</source>
        <translation>Сарапшы тарту міндетті емес. Тартсаңыз, осында қосыңыз.</translation>
    </message>
    <message>
        <source>Add an expert</source>
        <translation>Сарапшы қосу</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Фактілер</translation>
    </message>
    <message>
        <source>A finding is one fact: what is there, or what is not there and should be. Also when nothing wrong was found.</source>
        <translation>Бір жазба – бір факт: не бар немесе не болуға тиіс, бірақ жоқ. Бұзушылық табылмаса, оны да жазыңыз.</translation>
    </message>
    <message>
        <source>Add a finding</source>
        <translation>Факт қосу</translation>
    </message>
    <message>
        <source>Where and when you looked</source>
        <translation>Қайда және қашан қарадыңыз</translation>
    </message>
    <message>
        <source>Write down each place with the day and the hour while you are looking.</source>
        <translation>Қарап отырғанда әр орынды күнімен және сағатымен жазыңыз.</translation>
    </message>
    <message>
        <source>Add a place</source>
        <translation>Орын қосу</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Ұсынымдар</translation>
    </message>
    <message>
        <source>The institution must answer each one separately: one thing in each.</source>
        <translation>Мекеме әрқайсысына бөлек жауап беруге тиіс: әр ұсынымда бір ғана мәселе болсын.</translation>
    </message>
    <message>
        <source>Add a recommendation</source>
        <translation>Ұсыным қосу</translation>
    </message>
    <message>
        <source>What was answered to each recommendation</source>
        <translation>Әр ұсынымға қандай жауап берілді</translation>
    </message>
    <message>
        <source>There are no recommendations yet.</source>
        <translation>Әзірге ұсынымдар жоқ.</translation>
    </message>
</context>
<context>
    <name>LocalField</name>
    <message>
        <source>Put it right</source>
        <translation>Түзету</translation>
    </message>
    <message>
        <source>The other language was changed later: look here too.</source>
        <translation>Басқа тілдегі мәтін кейінірек өзгертілді: мұны да қарап шығыңыз.</translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>Stop</source>
        <translation>Тоқтату</translation>
    </message>
    <message>
        <source>How much is done</source>
        <translation>Қаншасы орындалды</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{total} көлемнің {done} бөлігі</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open a case</source>
        <translation>Істі ашу</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Түсінікті</translation>
    </message>
</context>
<context>
    <name>Making</name>
    <message>
        <source>New files go to: {folder}</source>
        <translation>Жаңа файлдар осы қалтаға жазылады: {folder}</translation>
    </message>
    <message>
        <source>Make the cases: {n}</source>
        <translation>Істерді жасау: {n}</translation>
    </message>
    <message>
        <source>Make the cases</source>
        <translation>Істерді жасау</translation>
    </message>
    <message>
        <source>There is no case yet after which others could be made. Begin one first.</source>
        <translation>Үлгі болатын іс әлі жоқ. Алдымен бір іс бастаңыз.</translation>
    </message>
    <message>
        <source>After which case?</source>
        <translation>Қай істің үлгісімен?</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Басқа файл…</translation>
    </message>
    <message>
        <source>Name of the campaign</source>
        <translation>Науқанның атауы</translation>
    </message>
    <message>
        <source>Read from a file…</source>
        <translation>Файлдан оқу…</translation>
    </message>
    <message>
        <source>Copy down</source>
        <translation>Төменге көшіру</translation>
    </message>
    <message>
        <source>Institutions</source>
        <translation>Мекемелер</translation>
    </message>
    <message>
        <source>New cases take along the topic, who we are, the group, the project and the procedure of one case. Findings, evidence, letters, numbers and days stay behind. Type the institutions, paste them from Excel, or read them from a file.</source>
        <translation>Жаңа істерге бір істің тақырыбы, ұйым туралы мәлімет, топ, жоба және рәсім көшеді. Фактілер, дәлелдер, хаттар, нөмірлер мен күндер көшпейді. Мекемелерді жазыңыз, Excel-ден қойыңыз немесе файлдан оқыңыз.</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Басқа қалта…</translation>
    </message>
    <message>
        <source>Take along the texts of recommendations</source>
        <translation>Ұсынымдардың мәтінін де көшіру</translation>
    </message>
</context>
<context>
    <name>MarkBlock</name>
    <message>
        <source>Is recommendation {n} done by this?</source>
        <translation>Осымен {n}-ұсыным орындалды ма?</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>Start a new case</source>
        <translation>Жаңа іс бастау</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Файлды ашу…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Үлгіні ашу</translation>
    </message>
    <message>
        <source>Lists and settings</source>
        <translation>Тізімдер мен баптаулар</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Болдырмау</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>Қайта орындау</translation>
    </message>
    <message>
        <source>Go to a step or a field…</source>
        <translation>Қадамға немесе өріске өту…</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Көмек</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>Іс файлы</translation>
    </message>
    <message>
        <source>Backups of this case</source>
        <translation>Осы істің сақтық көшірмелері</translation>
    </message>
    <message>
        <source>Check the case file</source>
        <translation>Іс файлын тексеру</translation>
    </message>
    <message>
        <source>Hand over and export</source>
        <translation>Тапсыру және шығару</translation>
    </message>
    <message>
        <source>Join a colleague&apos;s copy…</source>
        <translation>Әріптестің көшірмесін біріктіру…</translation>
    </message>
    <message>
        <source>Note for the next person…</source>
        <translation>Келесі адамға жазба…</translation>
    </message>
    <message>
        <source>Remove something for good</source>
        <translation>Бірдеңені біржола жою</translation>
    </message>
    <message>
        <source>Hand the case over…</source>
        <translation>Істі тапсыру…</translation>
    </message>
    <message>
        <source>Change or remove the password…</source>
        <translation>Құпиясөзді өзгерту немесе алып тастау…</translation>
    </message>
    <message>
        <source>Protect with a password…</source>
        <translation>Құпиясөзбен қорғау…</translation>
    </message>
    <message>
        <source>Export a workbook of this case…</source>
        <translation>Осы істің кестесін шығару…</translation>
    </message>
    <message>
        <source>Save the days of this case for a phone…</source>
        <translation>Осы істің күндерін телефонға сақтау…</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Істі жабу</translation>
    </message>
    <message>
        <source>Export a workbook of all cases…</source>
        <translation>Барлық істердің кестесін шығару…</translation>
    </message>
    <message>
        <source>Read the case files anew</source>
        <translation>Іс файлдарын қайта оқу</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Бүгін</translation>
    </message>
    <message>
        <source>Our details</source>
        <translation>Біздің деректер</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>Хаттарға арналған бланк</translation>
    </message>
    <message>
        <source>Register of letters</source>
        <translation>Хаттар журналы</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Науқандар</translation>
    </message>
    <message>
        <source>Institutions and people</source>
        <translation>Мекемелер мен адамдар</translation>
    </message>
    <message>
        <source>Letter texts</source>
        <translation>Хат мәтіндері</translation>
    </message>
    <message>
        <source>Law at hand</source>
        <translation>Заң қолыңызда</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>Демалыс күндері</translation>
    </message>
    <message>
        <source>About Baqylau</source>
        <translation>Baqylau туралы</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Шығу</translation>
    </message>
    <message>
        <source>Control {n}: {topic}</source>
        <translation>{n}-бақылау: {topic}</translation>
    </message>
    <message>
        <source>Begin another control</source>
        <translation>Жаңа бақылау бастау</translation>
    </message>
    <message>
        <source>Join a colleague&apos;s copy</source>
        <translation>Әріптестің көшірмесін біріктіру</translation>
    </message>
    <message>
        <source>Save the days of this case for a phone</source>
        <translation>Осы істің күндерін телефонға сақтау</translation>
    </message>
    <message>
        <source>Export a workbook</source>
        <translation>Кестені шығару</translation>
    </message>
</context>
<context>
    <name>NewCasePage</name>
    <message>
        <source>Name by pattern: check it against the official name.</source>
        <translation>Үлгі бойынша атау: ресми атауымен салыстырып көріңіз.</translation>
    </message>
    <message>
        <source>From the register: what is known of it is filled in with the name.</source>
        <translation>Тізілімнен: атауымен бірге ол туралы белгілінің бәрі толтырылады.</translation>
    </message>
    <message>
        <source>Write the missing name in the place of “…”.</source>
        <translation>«…» орнына жетіспейтін атауды жазыңыз.</translation>
    </message>
    <message>
        <source>You had typed: {text}</source>
        <translation>Сіз жазған едіңіз: {text}</translation>
    </message>
    <message>
        <source>Do not take it</source>
        <translation>Алмау</translation>
    </message>
    <message>
        <source>The case will be kept in: {path}</source>
        <translation>Іс мына жерде сақталады: {path}</translation>
    </message>
    <message>
        <source>Where to keep the case</source>
        <translation>Істі қайда сақтау керек</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Жаңа іс</translation>
    </message>
    <message>
        <source>A case is about one institution. Everything else is asked step by step.</source>
        <translation>Бір іс бір мекемеге арналады. Қалғаны қадам-қадаммен сұралады.</translation>
    </message>
    <message>
        <source>What is the institution called?</source>
        <translation>Мекеме қалай аталады?</translation>
    </message>
    <message>
        <source>The full name from its charter or website. One language is enough to begin.</source>
        <translation>Ережесіндегі, жарғысындағы немесе сайтындағы толық атауы. Бастау үшін бір тіл жеткілікті.</translation>
    </message>
    <message>
        <source>What do you want to achieve first?</source>
        <translation>Алдымен неге қол жеткізгіңіз келеді?</translation>
    </message>
    <message>
        <source>Keep it elsewhere…</source>
        <translation>Басқа жерде сақтау…</translation>
    </message>
    <message>
        <source>Create the case</source>
        <translation>Істі жасау</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
</context>
<context>
    <name>NextPapers</name>
    <message>
        <source>What can be done now</source>
        <translation>Енді не істеуге болады</translation>
    </message>
    <message>
        <source>To the letter with clarifying questions</source>
        <translation>Нақтылау хатына өту</translation>
    </message>
    <message>
        <source>To the complaint, with this filled in</source>
        <translation>Осымен толтырылған шағымға өту</translation>
    </message>
    <message>
        <source>Note the day of the check</source>
        <translation>Тексерген күнді жазу</translation>
    </message>
</context>
<context>
    <name>NormsField</name>
    <message>
        <source>Remove</source>
        <translation>Алып тастау</translation>
    </message>
    <message>
        <source>Add a norm…</source>
        <translation>Норма қосу…</translation>
    </message>
    <message>
        <source>Chosen: {norm}</source>
        <translation>Таңдалды: {norm}</translation>
    </message>
</context>
<context>
    <name>NotePage</name>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Notes for the next person</source>
        <translation>Келесі адамға жазбалар</translation>
    </message>
    <message>
        <source>A note stays in the case file and is shown once to whoever opens the case at another computer or under another name. It goes into no letter.</source>
        <translation>Жазба істің файлында қалады және істі басқа компьютерде не басқа атпен ашқан адамға бір рет көрсетіледі. Ол ешбір хатқа кірмейді.</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Жазба жазу</translation>
    </message>
    <message>
        <source>No note was written yet.</source>
        <translation>Әлі жазба жазылмаған.</translation>
    </message>
    <message>
        <source>The program has put in what the case says. Change it as you like.</source>
        <translation>Істе не барын бағдарлама өзі жазды. Қалағаныңызша өзгертіңіз.</translation>
    </message>
    <message>
        <source>Take the note out</source>
        <translation>Жазбаны алып тастау</translation>
    </message>
    <message>
        <source>Read by: {who}</source>
        <translation>Оқығандар: {who}</translation>
    </message>
    <message>
        <source>Open as a sheet to print</source>
        <translation>Басып шығаруға парақ ретінде ашу</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>Recommendations not marked as done: {numbers}</source>
        <translation>Орындалды деп белгіленбеген ұсынымдар: {numbers}</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>Не өзгерді</translation>
    </message>
    <message>
        <source>An order, a page on the website, money in the budget, a working group: each on its own, also if it is not quite what was asked for.</source>
        <translation>Бұйрық, сайттағы бет, бюджеттен бөлінген қаражат, жұмыс тобы: әрқайсысын бөлек енгізіңіз, дәл сұралғаны болмаса да.</translation>
    </message>
    <message>
        <source>Add what has changed</source>
        <translation>Өзгерісті қосу</translation>
    </message>
</context>
<context>
    <name>PackagePage</name>
    <message>
        <source>and {n} more</source>
        <translation>тағы {n}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>A package of a case. Every file in it is compared with its check sum, and the records with the history. Nothing is unpacked.</source>
        <translation>Істің топтамасы. Ондағы әр файл бақылау сомасымен, ал жазбалар тарихпен салыстырылады. Ештеңе архивтен шығарылмайды.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Қайта тексеру</translation>
    </message>
    <message>
        <source>A case can be made of it, with its whole history. It is a copy: if you have this case already, open yours and join the copy to it.</source>
        <translation>Одан бүкіл тарихымен бірге іс жасауға болады. Ол – көшірме: осы іс сізде бар болса, өзіңіздікін ашып, көшірмені соған біріктіріңіз.</translation>
    </message>
    <message>
        <source>Make the case from the package</source>
        <translation>Топтамадан іс жасау</translation>
    </message>
</context>
<context>
    <name>Pager</name>
    <message>
        <source>Those before</source>
        <translation>Алдыңғылары</translation>
    </message>
    <message>
        <source>Those after</source>
        <translation>Кейінгілері</translation>
    </message>
    <message>
        <source>{first}–{last} of {every}</source>
        <translation>{first}–{last}, барлығы {every}</translation>
    </message>
</context>
<context>
    <name>PapersBlock</name>
    <message>
        <source>Paper: {title}</source>
        <translation>Құжат: {title}</translation>
    </message>
    <message>
        <source>Edit this letter</source>
        <translation>Осы хатты өзгерту</translation>
    </message>
    <message>
        <source>Read both languages side by side</source>
        <translation>Екі тілді қатар оқу</translation>
    </message>
</context>
<context>
    <name>PartLine</name>
    <message>
        <source>Copies</source>
        <translation>Дана саны</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Көру</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>Picture</source>
        <translation>Сурет</translation>
    </message>
</context>
<context>
    <name>PrintPage</name>
    <message>
        <source>No office program was found: Baqylau prints the pages itself.</source>
        <translation>Кеңсе бағдарламасы табылмады: беттерді Baqylau өзі басып шығарады.</translation>
    </message>
    <message>
        <source>{program} is making the pages. Until then you see them as Baqylau does.</source>
        <translation>Беттерді {program} жасап жатыр. Оған дейін олар Baqylau жасаған түрінде көрсетіледі.</translation>
    </message>
    <message>
        <source>{program} is making the pages. What you asked for begins when they are there.</source>
        <translation>{program} беттерді дайындап жатыр. Сұрағаныңыз беттер дайын болған соң басталады.</translation>
    </message>
    <message>
        <source>The pages are made by {program}.</source>
        <translation>Беттерді {program} жасады.</translation>
    </message>
    <message>
        <source>{program} did not make all pages: Baqylau prints the others itself.</source>
        <translation>{program} барлық бетті жасамады: қалғандарын Baqylau өзі басып шығарады.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Print: {title}</source>
        <translation>Басып шығару: {title}</translation>
    </message>
    <message>
        <source>Count for printing on both sides</source>
        <translation>Екі жағына басып шығару бойынша санау</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Басып шығару…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>PDF түрінде сақтау…</translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message>
        <source>Your name, for the record of changes</source>
        <translation>Аты-жөніңіз – өзгерістер тарихы үшін</translation>
    </message>
    <message>
        <source>Outgoing numbers</source>
        <translation>Шығыс нөмірлер</translation>
    </message>
    <message>
        <source>Incoming numbers</source>
        <translation>Кіріс нөмірлері</translation>
    </message>
    <message>
        <source>Lock a case with a password when nobody is at the computer</source>
        <translation>Компьютерде ешкім болмаса, құпиясөзі бар істі құлыптау</translation>
    </message>
    <message>
        <source>The next letter gets {number}.</source>
        <translation>Келесі хаттың нөмірі: {number}.</translation>
    </message>
    <message>
        <source>The next that comes gets {number}.</source>
        <translation>Келесі келген хат {number} нөмірін алады.</translation>
    </message>
    <message>
        <source>Our details</source>
        <translation>Біздің деректер</translation>
    </message>
    <message>
        <source>New cases begin with this card. It stays on this computer.</source>
        <translation>Жаңа істер осы карточкадан басталады. Ол осы компьютерде қалады.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Дайын</translation>
    </message>
    <message>
        <source>Letterhead…</source>
        <translation>Хаттарға арналған бланк…</translation>
    </message>
    <message>
        <source>Take the organisation from the latest case</source>
        <translation>Ұйымды соңғы істен алу</translation>
    </message>
    <message>
        <source>{n} is where the count stands: the program puts 1, 2, 3… there. All else stands as written, the year too: change it yourself in the new year, and the count begins at 1.</source>
        <translation>{n} – реттік нөмірдің орны: бағдарлама оған 1, 2, 3… деп қояды. Қалғаны қалай жазылса, солай тұрады, жыл да солай: жаңа жылда оны өзіңіз өзгертіңіз, сонда санау 1-ден басталады.</translation>
    </message>
    <message>
        <source>Each computer counts for itself. A mark of its own before the number, such as {mark}/, keeps two computers of one organisation from giving the same number; where both have the same mark, change one.</source>
        <translation>Әр компьютер өз нөмірін бөлек санайды. Нөмір алдындағы жеке белгі, мысалы {mark}/, бір ұйымның екі компьютері бірдей нөмір бермеуі үшін керек; екеуінің белгісі бірдей болса, біреуін өзгертіңіз.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Ешқашан</translation>
    </message>
</context>
<context>
    <name>ProposingField</name>
    <message>
        <source>Take</source>
        <translation>Алу</translation>
    </message>
    <message>
        <source>As you wrote it before: {form}</source>
        <translation>Бұрын осылай жаздыңыз: {form}</translation>
    </message>
    <message>
        <source>Proposed: {form}</source>
        <translation>Ұсынылады: {form}</translation>
    </message>
    <message>
        <source>Perhaps: {form}. Not certain: check the ending before you take it.</source>
        <translation>Мүмкін: {form}. Бұл нақты емес: алмас бұрын жалғауын тексеріңіз.</translation>
    </message>
</context>
<context>
    <name>ProtectionPage</name>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Password of this case</source>
        <translation>Осы істің құпиясөзі</translation>
    </message>
    <message>
        <source>The case is being written anew and checked; until then the old stays…</source>
        <translation>Іс қайта жазылып, тексеріліп жатыр; оған дейін ескісі сақталады…</translation>
    </message>
    <message>
        <source>The case is open for reading only.</source>
        <translation>Іс тек оқу үшін ашылған.</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Қалпына келтіру парағы</translation>
    </message>
    <message>
        <source>It holds a code that opens the case if the password is forgotten. Print it, keep it away from the computer, and delete the file. The program keeps the code nowhere.</source>
        <translation>Онда құпиясөз ұмытылса, істі ашатын код бар. Парақты басып шығарып, компьютерден бөлек сақтаңыз, ал файлын өшіріңіз. Бағдарлама кодты еш жерде сақтамайды.</translation>
    </message>
    <message>
        <source>Written: {path}. Print it and delete it.</source>
        <translation>Жазылды: {path}. Басып шығарып, файлын өшіріңіз.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Ашу</translation>
    </message>
    <message>
        <source>Write the recovery sheet…</source>
        <translation>Қалпына келтіру парағын жазу…</translation>
    </message>
    <message>
        <source>Delete the file</source>
        <translation>Файлды өшіру</translation>
    </message>
    <message>
        <source>Another password</source>
        <translation>Басқа құпиясөз</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>Теріп жатқанымды көрсету</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Жаңа құпиясөз</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Құпиясөз</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Құпиясөзді қайталаңыз</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Құпиясөзді өзгерту</translation>
    </message>
    <message>
        <source>Protect the case</source>
        <translation>Істі қорғау</translation>
    </message>
    <message>
        <source>Who loses both the password and the sheet loses the case: nobody can open it, nor can those who made the program.</source>
        <translation>Құпиясөзді де, парақты да жоғалтқан адам істі жоғалтады: оны ешкім, бағдарламаны жасағандар да аша алмайды.</translation>
    </message>
    <message>
        <source>The backups made so far have no password: they are removed, and a new one is made. Papers, packages and workbooks that you make stay readable for everybody, and so do copies that you gave away.</source>
        <translation>Осыған дейінгі сақтық көшірмелерде құпиясөз жоқ: олар жойылып, жаңасы жасалады. Өзіңіз жасаған құжаттарды, топтамалар мен кестелерді және біреуге берген көшірмелерді бұрынғыдай кез келген адам оқи алады.</translation>
    </message>
    <message>
        <source>Without a password stays: {what}</source>
        <translation>Құпиясөзсіз қалады: {what}</translation>
    </message>
    <message>
        <source>The former password and the former recovery sheet no longer open this file, only copies that were given away before. The former backups of this case are removed, and a new one is made.</source>
        <translation>Бұрынғы құпиясөз бен бұрынғы қалпына келтіру парағы бұл файлды енді ашпайды, тек бұрын берілген көшірмелерді ашады. Осы істің бұрынғы сақтық көшірмелері жойылып, жаңасы жасалады.</translation>
    </message>
    <message>
        <source>The file, its backups and the copies made from then on open only with the password, or with the code of a recovery sheet, which you print once.</source>
        <translation>Содан кейін файл, оның сақтық көшірмелері және кейін жасалатын көшірмелер тек құпиясөзбен немесе бір рет басып шығарылатын қалпына келтіру парағындағы кодпен ашылады.</translation>
    </message>
    <message>
        <source>No password any more</source>
        <translation>Құпиясөз керек болмаса</translation>
    </message>
    <message>
        <source>The case opens for everybody again. Its protected backups are removed, and a new one without a password is made.</source>
        <translation>Істі қайтадан кез келген адам аша алады. Оның қорғалған сақтық көшірмелері жойылып, құпиясөзсіз жаңасы жасалады.</translation>
    </message>
    <message>
        <source>Take the password away</source>
        <translation>Құпиясөзді алып тастау</translation>
    </message>
    <message>
        <source>Where shall the sheet lie until it is printed?</source>
        <translation>Парақ басылғанша қайда жатсын?</translation>
    </message>
</context>
<context>
    <name>Publishing</name>
    <message>
        <source>Publication</source>
        <translation>Жариялау</translation>
    </message>
    <message>
        <source>The Law names no term for it: nobody is late. It is only kept in view.</source>
        <translation>Заң бұған мерзім белгілемейді: ешкім кешіккен болып есептелмейді. Тек назарда ұсталады.</translation>
    </message>
    <message>
        <source>Make the folder to publish</source>
        <translation>Жариялауға қалта жасау</translation>
    </message>
    <message>
        <source>Papers without personal data, replies, short texts; nothing is sent</source>
        <translation>Жеке деректері жоқ құжаттар, жауаптар, қысқа мәтіндер; ештеңе жіберілмейді</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day} күнінен бастап</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Белгілеу</translation>
    </message>
    <message>
        <source>nothing is noted yet</source>
        <translation>әлі ештеңе белгіленбеген</translation>
    </message>
    <message>
        <source>published</source>
        <translation>жарияланды</translation>
    </message>
    <message>
        <source>found on the institution&apos;s website</source>
        <translation>мекеменің сайтында табылды</translation>
    </message>
    <message>
        <source>not found on the institution&apos;s website</source>
        <translation>мекеменің сайтында табылмады</translation>
    </message>
    <message>
        <source>Files in the folder “{folder}”: {n}</source>
        <translation>«{folder}» қалтасындағы файл саны: {n}</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Қалтаны көрсету</translation>
    </message>
</context>
<context>
    <name>PurgePage</name>
    <message>
        <source>{name} (taken out before)</source>
        <translation>{name} (бұрын алып тасталған)</translation>
    </message>
    <message>
        <source>and {n} more: type a part of the name</source>
        <translation>және тағы {n}: атауының бір бөлігін теріңіз</translation>
    </message>
    <message>
        <source>Or only what stood in a field before:</source>
        <translation>Немесе өрісте бұрын тұрғаны ғана:</translation>
    </message>
    <message>
        <source>What was noted goes. Who did it, when and what stays.</source>
        <translation>Жазылған ескертпелер жойылады. Кім, қашан, не істегені қалады.</translation>
    </message>
    <message>
        <source>What stood in this field before goes; what stands in it now stays.</source>
        <translation>Бұл өрісте бұрын тұрғаны жойылады; қазір тұрғаны қалады.</translation>
    </message>
    <message>
        <source>Goes:</source>
        <translation>Жойылады:</translation>
    </message>
    <message>
        <source>Where it may remain, and you remove it:</source>
        <translation>Қайда қалуы мүмкін, оны өзіңіз жоясыз:</translation>
    </message>
    <message>
        <source>the folder of the papers: {folder}</source>
        <translation>құжаттар қалтасы: {folder}</translation>
    </message>
    <message>
        <source>another file of this case: {file}</source>
        <translation>осы істің басқа файлы: {file}</translation>
    </message>
    <message>
        <source>exported files and workbooks, and backups on a stick</source>
        <translation>экспортталған файлдар мен кестелер, флешкадағы көшірмелер</translation>
    </message>
    <message>
        <source>copies of the case at colleagues&apos;: when they join yours, it goes there too</source>
        <translation>әріптестердегі іс көшірмелері: олар сіздікін біріктірсе, олардан да жойылады</translation>
    </message>
    <message>
        <source>Nothing brings it back. Yes, remove for good</source>
        <translation>Оны ештеңе қайтармайды. Иә, біржола жою</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>Басқасын таңдау</translation>
    </message>
    <message>
        <source>A part of the name</source>
        <translation>Атауының бір бөлігі</translation>
    </message>
    <message>
        <source>Why? The reason stays in the history.</source>
        <translation>Неліктен? Себебі тарихта қалады.</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Біржола жою</translation>
    </message>
    <message>
        <source>Remove something for good</source>
        <translation>Бірдеңені біржола жою</translation>
    </message>
    <message>
        <source>A withdrawn consent, a child&apos;s face, an identification number typed by mistake: it goes from the file, its history and the backups. Nothing brings it back. Who did it, when and why stays.</source>
        <translation>Қайтарып алынған келісім, баланың бет-бейнесі, қателесіп терілген ЖСН: бұл файлдан, оның тарихынан және сақтық көшірмелерден жойылады. Оны ештеңе қайтармайды. Кім, қашан және не үшін жойғаны қалады.</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>Бума</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>Қайда қа&amp;рау:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Файлдар &amp;түрі:</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Second pair of eyes: {title}</source>
        <translation>Екінші адамның қарауы: {title}</translation>
    </message>
    <message>
        <source>I read it now</source>
        <translation>Қазір оқимын</translation>
    </message>
    <message>
        <source>Open the paper: {language}</source>
        <translation>Құжатты ашу: {language}</translation>
    </message>
    <message>
        <source>Look and print</source>
        <translation>Көру және басып шығару</translation>
    </message>
    <message>
        <source>The list to tick on paper</source>
        <translation>Қағазда белгілейтін тізім</translation>
    </message>
</context>
<context>
    <name>RecordCard</name>
    <message>
        <source>Remove</source>
        <translation>Алып тастау</translation>
    </message>
</context>
<context>
    <name>RecordsBlock</name>
    <message>
        <source>Removed: {title}</source>
        <translation>Алып тасталды: {title}</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Қайтарып қою</translation>
    </message>
</context>
<context>
    <name>RecoverPage</name>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Қайталап көру</translation>
    </message>
    <message>
        <source>The program kept backups of this case. If you go on from one, the file that is there is put aside under another name; nothing is deleted.</source>
        <translation>Бағдарламада осы істің сақтық көшірмелері бар. Біреуінен жалғастырсаңыз, орнында жатқан файл басқа атпен шетке қойылады; ештеңе жойылмайды.</translation>
    </message>
    <message>
        <source>What still reads of the file can be saved into a new case beside it, with a report of what could not be saved. The damaged file is not touched.</source>
        <translation>Файлдың оқылатын бөлігін жанындағы жаңа іске сақтауға болады; нені сақтау мүмкін болмағаны есепте жазылады. Бүлінген файл өзгертілмейді.</translation>
    </message>
    <message>
        <source>Save what can be saved</source>
        <translation>Құтқаруға болатынын сақтау</translation>
    </message>
    <message>
        <source>Open the saved case</source>
        <translation>Құтқарылған істі ашу</translation>
    </message>
    <message>
        <source>Show the report in its folder</source>
        <translation>Есепті қалтасында көрсету</translation>
    </message>
    <message>
        <source>Backups of other copies of this case</source>
        <translation>Осы істің басқа көшірмелерінің сақтық көшірмелері</translation>
    </message>
    <message>
        <source>Go on from this</source>
        <translation>Осыдан жалғастыру</translation>
    </message>
    <message>
        <source>and {n} more, in the report</source>
        <translation>тағы {n}, есепте</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Void: {reason}</source>
        <translation>Жарамсыз: {reason}</translation>
    </message>
    <message>
        <source>All letters</source>
        <translation>Барлық хат</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>Барлық жыл</translation>
    </message>
    <message>
        <source>All institutions</source>
        <translation>Барлық мекеме</translation>
    </message>
    <message>
        <source>Left out of the series: {numbers}</source>
        <translation>Қатардан түсіп қалған: {numbers}</translation>
    </message>
    <message>
        <source>Further gaps: {n}</source>
        <translation>Тағы бос қалған жер: {n}</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Қысқаша</translation>
    </message>
    <message>
        <source>Which letters are beside them?</source>
        <translation>Олардың қасында қай хаттар тұр?</translation>
    </message>
    <message>
        <source>a case that was not read here</source>
        <translation>мұнда оқылмаған іс</translation>
    </message>
    <message>
        <source>without a number</source>
        <translation>нөмірсіз</translation>
    </message>
    <message>
        <source>The same number: {letters}</source>
        <translation>Нөмірі бірдей: {letters}</translation>
    </message>
    <message>
        <source>answers: {letter}</source>
        <translation>мынаған жауап: {letter}</translation>
    </message>
    <message>
        <source>First choose a letter in the list above.</source>
        <translation>Алдымен жоғарыдағы тізімнен хатты таңдаңыз.</translation>
    </message>
    <message>
        <source>This number is void already. Choose another one.</source>
        <translation>Бұл нөмір жарамсыз деп белгіленіп қойған. Басқасын таңдаңыз.</translation>
    </message>
    <message>
        <source>What is wrong here is corrected in the case.</source>
        <translation>Мұндағы қате істің өзінде түзетіледі.</translation>
    </message>
    <message>
        <source>This letter has no number yet. It gets one at its step.</source>
        <translation>Бұл хатта әлі нөмір жоқ. Нөмір оның қадамында беріледі.</translation>
    </message>
    <message>
        <source>This letter was sent: its number stays with it.</source>
        <translation>Бұл хат жіберілген: нөмірі өзінде қалады.</translation>
    </message>
    <message>
        <source>№ {number}: write the reason, then declare it void.</source>
        <translation>№ {number}: себебін жазыңыз, содан кейін жарамсыз деп белгілеңіз.</translation>
    </message>
    <message>
        <source>All cases were read.</source>
        <translation>Барлық іс оқылды.</translation>
    </message>
    <message>
        <source>Register of letters</source>
        <translation>Хаттар журналы</translation>
    </message>
    <message>
        <source>No letter was written yet. It gets its number at its step.</source>
        <translation>Әлі бірде-бір хат жазылмады. Хат нөмірді өз қадамында алады.</translation>
    </message>
    <message>
        <source>Outgoing or incoming</source>
        <translation>Шығыс немесе кіріс</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Жыл</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Мекеме</translation>
    </message>
    <message>
        <source>Number, name or day</source>
        <translation>Нөмір, атау немесе күн</translation>
    </message>
    <message>
        <source>Why the number is void</source>
        <translation>Нөмір неге жарамсыз</translation>
    </message>
    <message>
        <source>Numbers left out</source>
        <translation>Қатардан түсіп қалған нөмірлер</translation>
    </message>
    <message>
        <source>Open in its case</source>
        <translation>Істегі хатты ашу</translation>
    </message>
    <message>
        <source>Journal to print…</source>
        <translation>Журналды басып шығару…</translation>
    </message>
    <message>
        <source>Export to Excel…</source>
        <translation>Excel-ге шығару…</translation>
    </message>
    <message>
        <source>Make anew from the cases</source>
        <translation>Істерден қайта жасау</translation>
    </message>
    <message>
        <source>Declare void</source>
        <translation>Жарамсыз деп белгілеу</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
</context>
<context>
    <name>RepliesView</name>
    <message>
        <source>Replies</source>
        <translation>Жауаптар</translation>
    </message>
    <message>
        <source>Take in a reply…</source>
        <translation>Жауапты енгізу…</translation>
    </message>
    <message>
        <source>A scan or photos, a Word file, a PDF, an e-mail; or drop it here</source>
        <translation>Скан немесе фотосурет, Word файлы, PDF, электрондық хат; осы жерге сүйреп әкелуге де болады</translation>
    </message>
    <message>
        <source>Type or paste a reply</source>
        <translation>Жауапты теру немесе қою</translation>
    </message>
    <message>
        <source>There are no recommendations yet.</source>
        <translation>Әзірге ұсыным жоқ.</translation>
    </message>
    <message>
        <source>No reply is entered yet. Take it in here when it comes.</source>
        <translation>Жауап әлі енгізілмеген. Келгенде осы жерде енгізіңіз.</translation>
    </message>
    <message>
        <source>Done: {done} of {n}. Not answered: {unanswered}. Not marked yet: {unmarked}.</source>
        <translation>Барлығы {n}, орындалғаны: {done}. Жауапсыз: {unanswered}. Әлі белгіленбегені: {unmarked}.</translation>
    </message>
    <message>
        <source>Read and assign</source>
        <translation>Оқып, ұсынымдарға бөлу</translation>
    </message>
    <message>
        <source>What does it say?</source>
        <translation>Не айтылған?</translation>
    </message>
    <message>
        <source>Files of the letter</source>
        <translation>Хаттың файлдары</translation>
    </message>
    <message>
        <source>Said without a letter</source>
        <translation>Хатсыз айтылған</translation>
    </message>
    <message>
        <source>A letter without number and day</source>
        <translation>Нөмірі мен күні жоқ хат</translation>
    </message>
</context>
<context>
    <name>ReplyReader</name>
    <message>
        <source>A letter without number and day</source>
        <translation>Нөмірі мен күні жоқ хат</translation>
    </message>
    <message>
        <source>Number, days and sender</source>
        <translation>Нөмірі, күндері, жіберушісі</translation>
    </message>
    <message>
        <source>All replies</source>
        <translation>Барлық жауап</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Файлды ашу</translation>
    </message>
    <message>
        <source>Add pages…</source>
        <translation>Бет қосу…</translation>
    </message>
    <message>
        <source>Words of the letter</source>
        <translation>Хаттың мәтіні</translation>
    </message>
    <message>
        <source>Mark these as not answered</source>
        <translation>Бұларды «жауап берілмеді» деп белгілеу</translation>
    </message>
    <message>
        <source>Scan of the letter</source>
        <translation>Хаттың сканы</translation>
    </message>
    <message>
        <source>{n} of {all} paragraphs belong to no recommendation.</source>
        <translation>Ешбір ұсынымға жатқызылмаған абзац: {n} (барлығы {all}).</translation>
    </message>
    <message>
        <source>Nothing of this letter is entered for: {numbers}</source>
        <translation>Бұл хаттан ештеңе енгізілмеген ұсынымдар: {numbers}</translation>
    </message>
    <message>
        <source>Files of the letter</source>
        <translation>Хаттың файлдары</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Жауап</translation>
    </message>
</context>
<context>
    <name>Retouching</name>
    <message>
        <source>Blur</source>
        <translation>Бұлдырату</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Көрсеткі</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Қию</translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>Соңғысын қайтару</translation>
    </message>
    <message>
        <source>Keep the working copy</source>
        <translation>Жұмыс көшірмесін сақтау</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Бас тарту</translation>
    </message>
    <message>
        <source>Draw over the place with the mouse. Or by keys: arrows move the frame, Shift with arrows changes its size, Enter applies it. The place of the photo is left out.</source>
        <translation>Керек жерді тышқанмен қоршаңыз. Пернетақтамен: бағыт пернелері жақтауды жылжытады, Shift бірге басылса, өлшемін өзгертеді, Enter қолданады. Түсірілген жердің координаттары көшірмеге түспейді.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Сурет</translation>
    </message>
</context>
<context>
    <name>Scan</name>
    <message>
        <source>Add pages…</source>
        <translation>Бет қосу…</translation>
    </message>
    <message>
        <source>Choose the scan or the photos…</source>
        <translation>Сканды не фотоларды таңдау…</translation>
    </message>
    <message>
        <source>or drop the files here</source>
        <translation>немесе файлдарды осында сүйреп әкеліңіз</translation>
    </message>
    <message>
        <source>Files: {n}</source>
        <translation>Файлдар: {n}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ашу</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Алып тастау</translation>
    </message>
    <message>
        <source>Files: {n}, pages: {pages}</source>
        <translation>Файлдар: {n}, беттер: {pages}</translation>
    </message>
</context>
<context>
    <name>SecondEyes</name>
    <message>
        <source>Ask a colleague to read it</source>
        <translation>Әріптестен оқып шығуды сұрау</translation>
    </message>
    <message>
        <source>Second pair of eyes…</source>
        <translation>Екінші адамның қарауы…</translation>
    </message>
</context>
<context>
    <name>SendingBlock</name>
    <message>
        <source>Sending</source>
        <translation>Жіберу</translation>
    </message>
</context>
<context>
    <name>SentFiles</name>
    <message>
        <source>Open what was sent</source>
        <translation>Жіберілгенін ашу</translation>
    </message>
</context>
<context>
    <name>SheetBlock</name>
    <message>
        <source>Filled from what stands above; the rest is left blank to be filled by hand.</source>
        <translation>Жоғарыда жазылғанмен толтырылады; қалғаны қолмен жазу үшін бос қалады.</translation>
    </message>
    <message>
        <source>Sheet to sign: {language}</source>
        <translation>Қол қоятын парақ: {language}</translation>
    </message>
</context>
<context>
    <name>Shifts</name>
    <message>
        <source>As it is now → as it would be</source>
        <translation>Қазіргісі → болатыны</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>және тағы {n}</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Stage</source>
        <translation>Кезең</translation>
    </message>
    <message>
        <source>Nearest date</source>
        <translation>Жақын мерзім</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Фактілер</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Ұсынымдар</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Жауаптар</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>Тыңдау</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Орындалды</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Өзгерістер</translation>
    </message>
    <message>
        <source>Cases of the campaign side by side</source>
        <translation>Науқанның істері қатар</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Істі ашу</translation>
    </message>
    <message>
        <source>Summary of all cases…</source>
        <translation>Барлық іс бойынша жиынтық…</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Places in the cases</source>
        <translation>Істердегі табылған жерлер</translation>
    </message>
    <message>
        <source>In the cases</source>
        <translation>Істердің ішінде</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>Барлық істер</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Табылды</translation>
    </message>
    <message>
        <source>No case that answers the filters has these words.</source>
        <translation>Сүзгіге сай істердің бірде-бірінде мұндай сөз жоқ.</translation>
    </message>
    <message>
        <source>No case answers these filters. Choose fewer, or clear them.</source>
        <translation>Мұндай сүзгіге сай іс жоқ. Сүзгіні азайтыңыз немесе тазалаңыз.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ашу</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Қалтасында көрсету</translation>
    </message>
    <message>
        <source>Take out of this list (the file stays)</source>
        <translation>Тізімнен шығару (файл қалады)</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Дайындық</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Байқап қарау</translation>
    </message>
    <message>
        <source>Concluding</source>
        <translation>Қорытындылау</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Жіберу</translation>
    </message>
    <message>
        <source>Following through</source>
        <translation>Нәтижеге жеткізу</translation>
    </message>
    <message>
        <source>Public control</source>
        <translation>Қоғамдық бақылау</translation>
    </message>
    <message>
        <source>Search: institution, topic, any word in the cases</source>
        <translation>Іздеу: мекеме, тақырып, істердегі кез келген сөз</translation>
    </message>
    <message>
        <source>Search the cases</source>
        <translation>Істерден іздеу</translation>
    </message>
    <message>
        <source>Start a new case</source>
        <translation>Жаңа іс бастау</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Файлды ашу…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Үлгіні ашу</translation>
    </message>
    <message>
        <source>No case has these words. Try fewer, or a part of the institution&apos;s name.</source>
        <translation>Мұндай сөздер бірде-бір істе жоқ. Азырақ сөз немесе мекеме атауының бір бөлігін жазып көріңіз.</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Істер</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>Still missing here: {n}</source>
        <translation>Мұнда әлі жетіспейді: {n}</translation>
    </message>
    <message>
        <source>Left open here: {n}</source>
        <translation>Мұнда толтырылмай қалғаны: {n}</translation>
    </message>
    <message>
        <source>What is still missing</source>
        <translation>Әлі не жетіспейді</translation>
    </message>
    <message>
        <source>Left open</source>
        <translation>Толтырылмай қалғаны</translation>
    </message>
    <message>
        <source>done</source>
        <translation>аяқталды</translation>
    </message>
    <message>
        <source>now</source>
        <translation>қазір</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ашық</translation>
    </message>
    <message>
        <source>waits for something else</source>
        <translation>әзірге ерте</translation>
    </message>
    <message>
        <source>done, {n} left open</source>
        <translation>аяқталды, толтырылмағаны: {n}</translation>
    </message>
    <message>
        <source>if you wish</source>
        <translation>қаласаңыз</translation>
    </message>
    <message>
        <source>Mark as completed</source>
        <translation>Аяқталды деп белгілеу</translation>
    </message>
    <message>
        <source>Take the mark back</source>
        <translation>Белгіні алып тастау</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Келесі қадам</translation>
    </message>
</context>
<context>
    <name>SuperiorField</name>
    <message>
        <source>Who is it usually?</source>
        <translation>Әдетте кім болады?</translation>
    </message>
</context>
<context>
    <name>TakeBack</name>
    <message>
        <source>Why is the mark as sent taken back?</source>
        <translation>Жіберілді деген белгі неге алып тасталады?</translation>
    </message>
    <message>
        <source>For example: pressed by mistake. The reason stays in the history; the day and the channel stay as entered.</source>
        <translation>Мысалы: жаңылып басылды. Себебі тарихта қалады; күні мен жіберу тәсілі енгізілгендей сақталады.</translation>
    </message>
    <message>
        <source>Take the mark back</source>
        <translation>Белгіні алып тастау</translation>
    </message>
    <message>
        <source>Leave it as sent</source>
        <translation>Жіберілді деп қалдыру</translation>
    </message>
</context>
<context>
    <name>TimeField</name>
    <message>
        <source>HH:MM</source>
        <translation>СС:ММ</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Күндер тізбегі</translation>
    </message>
    <message>
        <source>All days of this control in order. A breach of order is marked.</source>
        <translation>Осы бақылаудың барлық күндері рет-ретімен. Рет бұзылған жер белгіленген.</translation>
    </message>
    <message>
        <source>No day is entered yet. Days come from the steps.</source>
        <translation>Әзірге бірде-бір күн енгізілмеген. Күндер қадамдардан алынады.</translation>
    </message>
    <message>
        <source>How was this counted?</source>
        <translation>Бұл қалай есептелді?</translation>
    </message>
</context>
<context>
    <name>TodayCard</name>
    <message>
        <source>Go on</source>
        <translation>Жалғастыру</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Істі ашу</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>Қазір орындау</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Не істеу керек</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Тексеру</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Қарау</translation>
    </message>
    <message>
        <source>Enter the proof</source>
        <translation>Дәлелін енгізу</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>болжам</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Бүгін</translation>
    </message>
    <message>
        <source>Whole list and month</source>
        <translation>Толық тізім және ай</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Show more: {n}</source>
        <translation>Тағы көрсету: {n}</translation>
    </message>
    <message>
        <source>Save for the calendar of a phone</source>
        <translation>Телефонның күнтізбесіне сақтау</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Бүгін</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Save for the calendar of a phone…</source>
        <translation>Телефонның күнтізбесіне сақтау…</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Барлық күн</translation>
    </message>
    <message>
        <source>Month: the days on which something ends are marked</source>
        <translation>Ай: бір мерзім бітетін күндер белгіленген</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Saved {time}</source>
        <translation>Сақталды, {time}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Сақталуда…</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Сақталмады</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Жұмыс жүріп жатыр…</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>Барлық істер</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Мәзір</translation>
    </message>
</context>
<context>
    <name>UnlockCard</name>
    <message>
        <source>Password or recovery code</source>
        <translation>Құпиясөз немесе қалпына келтіру коды</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>Теріп жатқанымды көрсету</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Істі ашу</translation>
    </message>
    <message>
        <source>The recovery code stands on the recovery sheet: four lines, with spaces or without. Nobody can open the case without one of both, nor can the program.</source>
        <translation>Код қалпына келтіру парағында тұр: төрт жол, бос орындары болса да, болмаса да. Осы екеуінің бірі болмаса, істі ешкім, бағдарламаның өзі де аша алмайды.</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>This case is protected by a password.</source>
        <translation>Бұл іс құпиясөзбен қорғалған.</translation>
    </message>
</context>
<context>
    <name>Watching</name>
    <message>
        <source>Watch a folder…</source>
        <translation>Қалтаны бақылау…</translation>
    </message>
    <message>
        <source>New files of a phone, a camera or the browser are offered here by themselves</source>
        <translation>Телефоннан, фотоаппараттан немесе браузерден түскен жаңа файлдар осында өзі ұсынылады</translation>
    </message>
    <message>
        <source>Watched: {folder}</source>
        <translation>Бақыланатын қалта: {folder}</translation>
    </message>
    <message>
        <source>Not there: {folder}</source>
        <translation>Қалта қолжетімсіз: {folder}</translation>
    </message>
    <message>
        <source>No longer</source>
        <translation>Бақылауды тоқтату</translation>
    </message>
    <message>
        <source>No longer watch this folder</source>
        <translation>Бұл қалтаны бақылауды тоқтату</translation>
    </message>
    <message>
        <source>New in the folder: {n}, older: {older}</source>
        <translation>Қалтадағы жаңа файлдар: {n}, бұрыннан жатқандары: {older}</translation>
    </message>
    <message>
        <source>New in the folder: {n}</source>
        <translation>Қалтадағы жаңа файлдар: {n}</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Барлығын белгілеу</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Белгілерді алып тастау</translation>
    </message>
    <message>
        <source>Offer these no more</source>
        <translation>Бұларды қайта ұсынбау</translation>
    </message>
    <message>
        <source>Older files that lie there: {n}. Show them</source>
        <translation>Бұрыннан жатқан файлдар: {n}. Көрсету</translation>
    </message>
    <message>
        <source>Add the ticked: {n}</source>
        <translation>Белгіленгендерін қосу: {n}</translation>
    </message>
</context>
<context>
    <name>WhatGoes</name>
    <message>
        <source>What the mark keeps in the case, as it lies now:</source>
        <translation>Белгілегенде істе мына күйінде сақталады:</translation>
    </message>
    <message>
        <source>not in the folder; as the program made it last</source>
        <translation>қалтада жоқ; бағдарлама соңғы рет жасаған күйі</translation>
    </message>
    <message>
        <source>edited by hand</source>
        <translation>қолмен өзгертілген</translation>
    </message>
    <message>
        <source>as the program made it</source>
        <translation>бағдарлама жасаған күйі</translation>
    </message>
    <message>
        <source>Kept in the case as it went; nobody can change it:</source>
        <translation>Жіберілген күйінде істе сақталды, оны ешкім өзгерте алмайды:</translation>
    </message>
    <message>
        <source>Kept when it was marked before: {n}</source>
        <translation>Бұрын белгіленгенде сақталғаны: {n}</translation>
    </message>
</context>
<context>
    <name>WorkingCopy</name>
    <message>
        <source>Make the working copy anew…</source>
        <translation>Жұмыс көшірмесін қайта жасау…</translation>
    </message>
    <message>
        <source>Make a working copy…</source>
        <translation>Жұмыс көшірмесін жасау…</translation>
    </message>
    <message>
        <source>Print the original again</source>
        <translation>Қайтадан түпнұсқаны басу</translation>
    </message>
    <message>
        <source>The working copy is printed. The original stays as it is.</source>
        <translation>Жұмыс көшірмесі басылады. Түпнұсқасы өзгермейді.</translation>
    </message>
    <message>
        <source>See the working copy</source>
        <translation>Жұмыс көшірмесін көру</translation>
    </message>
</context>
<context>
    <name>_CardHead</name>
    <message>
        <source>folded</source>
        <translation>жиналған</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>ашық</translation>
    </message>
</context>
<context>
    <name>_Entry</name>
    <message>
        <source>done</source>
        <translation>аяқталды</translation>
    </message>
    <message>
        <source>now</source>
        <translation>қазір</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ашық</translation>
    </message>
    <message>
        <source>later</source>
        <translation>кейін</translation>
    </message>
    <message>
        <source>{n} left open</source>
        <translation>толтырылмағаны: {n}</translation>
    </message>
    <message>
        <source>if you wish</source>
        <translation>қаласаңыз</translation>
    </message>
</context>
<context>
    <name>_NormPicker</name>
    <message>
        <source>Article, act or a word</source>
        <translation>Бап, акт немесе сөз</translation>
    </message>
    <message>
        <source>Nothing found. Try another word, or fewer letters of it.</source>
        <translation>Ештеңе табылмады. Басқа сөзді немесе оның аз әрпін жазып көріңіз.</translation>
    </message>
</context>
<context>
    <name>_Number</name>
    <message>
        <source>A ruled blank stands on the paper. Enter the number when it is written.</source>
        <translation>Құжатта нөмірге бос жол қалдырылған. Нөмір жазылғанда, оны осында енгізіңіз.</translation>
    </message>
    <message>
        <source>Given at signing. A number that was given does not change any more.</source>
        <translation>Қол қойғанда беріледі. Берілген нөмір енді өзгермейді.</translation>
    </message>
    <message>
        <source>{mark} before the stroke stands for this computer, so that two colleagues do not give the same number; change it under “Our details”.</source>
        <translation>Көлбеу сызықтың алдындағы {mark} осы компьютерді білдіреді: екі әріптес бірдей нөмір бермеуі үшін қажет. Оны «Біздің деректер» бетінде өзгертуге болады.</translation>
    </message>
    <message>
        <source>Number in the journal</source>
        <translation>Журналдағы нөмір</translation>
    </message>
    <message>
        <source>Enter from the journal</source>
        <translation>Журналдан енгізу</translation>
    </message>
    <message>
        <source>Take the next of our series</source>
        <translation>Келесі нөмірімізді алу</translation>
    </message>
    <message>
        <source>Leave a blank to fill by hand</source>
        <translation>Қолмен толтыруға орын қалдыру</translation>
    </message>
    <message>
        <source>the next is {number}</source>
        <translation>келесісі – {number}</translation>
    </message>
</context>
<context>
    <name>_Offered</name>
    <message>
        <source>form of public control</source>
        <translation>қоғамдық бақылау нысаны</translation>
    </message>
    <message>
        <source>request</source>
        <translation>сұрау салу</translation>
    </message>
    <message>
        <source>remedy</source>
        <translation>қорғану жолы</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Бастау</translation>
    </message>
    <message>
        <source>Which letter is it about?</source>
        <translation>Қай хатқа қатысты?</translation>
    </message>
    <message>
        <source>This letter did not go out yet: it is neither marked as sent nor is its receipt proven by a day.</source>
        <translation>Бұл хат әлі жіберілмеген: жіберілді деп белгіленбеген, алынған күні де дәлелденбеген.</translation>
    </message>
    <message>
        <source>No letter was sent yet that could go unanswered.</source>
        <translation>Жауапсыз қалуы мүмкін хат әлі жіберілген жоқ.</translation>
    </message>
</context>
<context>
    <name>_PaperLine</name>
    <message>
        <source>reading copy</source>
        <translation>оқуға арналған көшірме</translation>
    </message>
    <message>
        <source>made {day} at {time}</source>
        <translation>жасалды: {day}, {time}</translation>
    </message>
    <message>
        <source>not made yet</source>
        <translation>әлі жасалмаған</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Жасау</translation>
    </message>
    <message>
        <source>Create anew</source>
        <translation>Қайта жасау</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ашу</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Қалтасында көрсету</translation>
    </message>
    <message>
        <source>Look and print</source>
        <translation>Көру және басып шығару</translation>
    </message>
    <message>
        <source>Open what was sent</source>
        <translation>Жіберілгенін ашу</translation>
    </message>
    <message>
        <source>The case was changed after this paper went out. What went out stays.</source>
        <translation>Бұл құжат жіберілгеннен кейін іс өзгертілді. Жіберілген құжат сол күйінде қалады.</translation>
    </message>
    <message>
        <source>The case was changed since. Create the paper anew before it goes out.</source>
        <translation>Содан бері іс өзгертілді. Жіберер алдында құжатты қайта жасаңыз.</translation>
    </message>
</context>
<context>
    <name>_Progress</name>
    <message>
        <source>Stop</source>
        <translation>Тоқтату</translation>
    </message>
    <message>
        <source>Adding {n} of {total}: {name}</source>
        <translation>Қосылып жатыр: {n}/{total} – {name}</translation>
    </message>
    <message>
        <source>Added: {n}.</source>
        <translation>Қосылды: {n}.</translation>
    </message>
    <message>
        <source>Stopped. Added: {n}, not added: {left}.</source>
        <translation>Тоқтатылды. Қосылды: {n}, қосылмады: {left}.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Жасыру</translation>
    </message>
    <message>
        <source>And {n} more.</source>
        <translation>Тағы {n}.</translation>
    </message>
</context>
<context>
    <name>_Sent</name>
    <message>
        <source>Pressed by mistake? Take it back…</source>
        <translation>Қателесіп бастыңыз ба? Белгіні алып тастау…</translation>
    </message>
    <message>
        <source>Mark as sent</source>
        <translation>Жіберілді деп белгілеу</translation>
    </message>
    <message>
        <source>Marked as sent</source>
        <translation>Жіберілді деп белгіленді</translation>
    </message>
    <message>
        <source>Create anew</source>
        <translation>Қайта жасау</translation>
    </message>
    <message>
        <source>Changed after these papers were made: {papers}. Make them anew.</source>
        <translation>Осы құжаттар жасалғаннан кейін іс өзгертілді: {papers}. Оларды қайта жасаңыз.</translation>
    </message>
    <message>
        <source>The mark was taken back on {day}: {why}</source>
        <translation>Белгі алып тасталды, {day}: {why}</translation>
    </message>
</context>
<context>
    <name>_Texts</name>
    <message>
        <source>Take away</source>
        <translation>Алып тастау</translation>
    </message>
    <message>
        <source>Attach the official text…</source>
        <translation>Ресми мәтінді тіркеу…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ашу</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>Оқылып жатыр: {name}…</translation>
    </message>
    <message>
        <source>Save an act from the official site when there is internet (DOCX, PDF, HTML), then attach it here: it can be searched without internet.</source>
        <translation>Интернет бар кезде актіні ресми сайттан сақтап алыңыз (DOCX, PDF, HTML), содан кейін осында тіркеңіз: оны интернетсіз іздеуге болады.</translation>
    </message>
</context>
<context>
    <name>_Typing</name>
    <message>
        <source>Type or paste the words of the letter here, or choose its file.</source>
        <translation>Хаттың мәтінін осы жерге теріңіз немесе қойыңыз, болмаса файлын таңдаңыз.</translation>
    </message>
    <message>
        <source>Words of the letter</source>
        <translation>Хаттың мәтіні</translation>
    </message>
    <message>
        <source>Keep as the text of the letter</source>
        <translation>Хаттың мәтіні ретінде сақтау</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Файлды таңдау…</translation>
    </message>
</context>
<context>
    <name>_Welcome</name>
    <message>
        <source>Here your cases will stand</source>
        <translation>Мұнда сіздің істеріңіз тұрады</translation>
    </message>
    <message>
        <source>A case is one institution whose work you look at, with all its papers in one file on this computer. Nothing leaves the computer. Baqylau leads you in five phases:</source>
        <translation>Бір іс – жұмысын қарап жүрген бір мекеме; барлық құжаты осы компьютердегі бір файлда тұрады. Компьютерден сыртқа ештеңе жіберілмейді. Baqylau сізге бес кезең бойынша жол көрсетеді:</translation>
    </message>
    <message>
        <source>Prepare: who controls whom, about what; inform the institution.</source>
        <translation>Дайындық: кім, кімді, не мәселе бойынша бақылайды; мекемеге хабарлау.</translation>
    </message>
    <message>
        <source>Look: gather what you see, with date, time and proof.</source>
        <translation>Байқап қарау: көргеніңізді күнімен, уақытымен және дәлелімен жинау.</translation>
    </message>
    <message>
        <source>Conclude: findings and recommendations in the final document.</source>
        <translation>Қорытындылау: фактілер мен ұсынымдарды қорытынды құжатқа жазу.</translation>
    </message>
    <message>
        <source>Send: within seven working days, with proof of receipt.</source>
        <translation>Жіберу: жеті жұмыс күні ішінде, алғанының дәлелімен.</translation>
    </message>
    <message>
        <source>Follow through: by which day they must answer, and what then.</source>
        <translation>Нәтижеге жеткізу: қай күннен кешіктірмей жауап беруге тиіс және содан кейін не істеу керек.</translation>
    </message>
    <message>
        <source>Begin the first case</source>
        <translation>Алғашқы істі бастау</translation>
    </message>
    <message>
        <source>Look at the sample case</source>
        <translation>Үлгіні қарау</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Файлды ашу…</translation>
    </message>
    <message>
        <source>The sample retells a real control in Uralsk; people, evidence and some days were added as an example. You may change it as you like.</source>
        <translation>Үлгі Орал қаласындағы нақты бақылауды баяндайды; адамдар, дәлелдер және кейбір күндер мысал үшін қосылған. Оны қалағаныңызша өзгерте аласыз.</translation>
    </message>
</context>
</TS>
