<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>AboutFileBlock</name>
    <message>
        <source>Signature file beside it: {name}. The program does not check it.</source>
        <translation>Рядом файл подписи: {name}. Программа его не проверяет.</translation>
    </message>
    <message>
        <source>See the picture</source>
        <translation>Посмотреть изображение</translation>
    </message>
    <message>
        <source>See the words</source>
        <translation>Посмотреть текст</translation>
    </message>
    <message>
        <source>The photo holds the place where it was taken. It stays in the original; what is printed does not have it.</source>
        <translation>Фотография хранит координаты места съемки. В оригинале они останутся, в напечатанном их нет.</translation>
    </message>
    <message>
        <source>To: {whom}</source>
        <translation>Кому: {whom}</translation>
    </message>
    <message>
        <source>Attached to it: {names}</source>
        <translation>Вложения: {names}</translation>
    </message>
</context>
<context>
    <name>AboutPage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Версия {number}</translation>
    </message>
    <message>
        <source>Baqylau leads you through public control of state institutions in Kazakhstan, step by step, under the Law “On Public Control”.</source>
        <translation>Baqylau шаг за шагом ведет вас через общественный контроль государственных учреждений Казахстана по Закону «Об общественном контроле».</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Без интернета</translation>
    </message>
    <message>
        <source>Baqylau never opens a connection. Cases, papers and your card stay on this computer; you decide what to hand on.</source>
        <translation>Baqylau никогда не выходит в сеть. Дела, документы и ваша карточка остаются на этом компьютере; что передать дальше, решаете вы.</translation>
    </message>
    <message>
        <source>Not a lawyer</source>
        <translation>Не юрист</translation>
    </message>
    <message>
        <source>Only what was read in the text of a law is shown as law. Everything else carries a quiet word, on screen only, never on a paper:</source>
        <translation>Как закон показано только то, что прочитано в самом тексте закона. Рядом с остальным стоит пометка – только на экране, в документы она не попадает:</translation>
    </message>
    <message>
        <source>good practice; no norm asks for it</source>
        <translation>хорошая практика; ни одна норма этого не требует</translation>
    </message>
    <message>
        <source>our reading of the law; a lawyer should confirm it</source>
        <translation>так мы понимаем закон; лучше подтвердить у юриста</translation>
    </message>
    <message>
        <source>from the press or from memory; not checked in the law&apos;s own text</source>
        <translation>из прессы или по памяти; по самому тексту закона не проверено</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Знаки</translation>
    </message>
    <message>
        <source>done, or kept in time</source>
        <translation>завершено или сделано вовремя</translation>
    </message>
    <message>
        <source>the step to do next</source>
        <translation>шаг, который нужно сделать сейчас</translation>
    </message>
    <message>
        <source>open: may be done now</source>
        <translation>открыт: можно сделать сейчас</translation>
    </message>
    <message>
        <source>waits for something else</source>
        <translation>пока рано: сначала нужно другое</translation>
    </message>
    <message>
        <source>soon: three working days or fewer, or worth a look</source>
        <translation>скоро: осталось не больше трех рабочих дней или стоит взглянуть</translation>
    </message>
    <message>
        <source>missed, or in the way</source>
        <translation>просрочено или мешает</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Лицензия</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. It uses Qt and PySide6 under the LGPL; the notices of all parts lie beside the program.</source>
        <translation>Свободная программа под лицензией MIT. Qt и PySide6 используются на условиях LGPL; лицензии всех частей лежат рядом с программой.</translation>
    </message>
</context>
<context>
    <name>AdviceList</name>
    <message>
        <source>Read; you went on knowingly.</source>
        <translation>Прочитано; вы осознанно продолжили работу.</translation>
    </message>
    <message>
        <source>Why, in a few words (if you like)</source>
        <translation>Почему, в двух словах (по желанию)</translation>
    </message>
    <message>
        <source>I have read this and go on</source>
        <translation>Прочитано, продолжаю</translation>
    </message>
</context>
<context>
    <name>AidsBlock</name>
    <message>
        <source>More papers that help: {n}</source>
        <translation>Еще документы в помощь: {n}</translation>
    </message>
</context>
<context>
    <name>AnewBlock</name>
    <message>
        <source>Why? In a few words, if you like</source>
        <translation>Почему? Если хотите, в нескольких словах</translation>
    </message>
    <message>
        <source>Begin these steps anew</source>
        <translation>Начать эти шаги заново</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Оставить как есть</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>Without its day this does not count as a proof yet.</source>
        <translation>Без даты это пока не считается подтверждением.</translation>
    </message>
    <message>
        <source>Proof of receipt</source>
        <translation>Подтверждение получения</translation>
    </message>
    <message>
        <source>A stamp with number and date on your copy is best. The days of the answer are counted from the day that is proven.</source>
        <translation>Лучше всего штамп с номером и датой на вашем экземпляре. Срок ответа считается от того дня, который подтвержден.</translation>
    </message>
    <message>
        <source>Add a proof</source>
        <translation>Добавить подтверждение</translation>
    </message>
    <message>
        <source>Letters that came</source>
        <translation>Входящие письма</translation>
    </message>
    <message>
        <source>When it comes, enter it here with its own date and number.</source>
        <translation>Когда письмо придет, внесите его здесь с его датой и номером.</translation>
    </message>
    <message>
        <source>Enter a letter that came</source>
        <translation>Внести входящее письмо</translation>
    </message>
    <message>
        <source>Take the next of our series: {number}</source>
        <translation>Взять следующий из нашего ряда: {number}</translation>
    </message>
</context>
<context>
    <name>AskedRow</name>
    <message>
        <source>Words of this letter are entered.</source>
        <translation>Слова этого письма внесены.</translation>
    </message>
    <message>
        <source>Nothing of this letter yet.</source>
        <translation>Из этого письма пока ничего не внесено.</translation>
    </message>
    <message>
        <source>Assign the marked part</source>
        <translation>Отнести выделенное сюда</translation>
    </message>
    <message>
        <source>Take the proposed paragraph</source>
        <translation>Взять предложенный абзац</translation>
    </message>
    <message>
        <source>What does it say?</source>
        <translation>Что сказано?</translation>
    </message>
</context>
<context>
    <name>AttachmentField</name>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Выбрать другой файл…</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Own backups</source>
        <translation>Свои копии</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>The program makes them by itself: when a case is opened, every ten minutes in which something changed, and before larger changes. Older ones are thinned out.</source>
        <translation>Программа делает их сама: при открытии дела, каждые десять минут, если что-то изменилось, и перед крупными изменениями. Старые прореживаются.</translation>
    </message>
    <message>
        <source>These are not the backups of this file. {whose}</source>
        <translation>Это копии не этого файла. {whose}</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>Пока нет ни одной.</translation>
    </message>
    <message>
        <source>Backups of other copies of this case</source>
        <translation>Копии с других экземпляров этого дела</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Показать их</translation>
    </message>
    <message>
        <source>{size} in {folder}</source>
        <translation>{size} в папке {folder}</translation>
    </message>
    <message>
        <source>Show in the folder</source>
        <translation>Показать в папке</translation>
    </message>
    <message>
        <source>What would change?</source>
        <translation>Что изменится?</translation>
    </message>
    <message>
        <source>A second place</source>
        <translation>Второе место</translation>
    </message>
    <message>
        <source>If this computer is stolen or breaks, its backups go with it. Choose a folder on a stick or another disk: whenever it is in, the newest backup is copied there.</source>
        <translation>Если этот компьютер украдут или он сломается, пропадут и резервные копии. Выберите папку на флешке или другом диске: каждый раз, когда она подключена, туда копируется новейшая копия.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Выбрать папку…</translation>
    </message>
    <message>
        <source>{folder}, last seen on {day}. The newest {n} backups of each case are kept there.</source>
        <translation>{folder}, последний раз подключали: {day}. Там хранятся {n} новейшие копии каждого дела.</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Выбрать другую папку…</translation>
    </message>
    <message>
        <source>Use it no more</source>
        <translation>Больше не использовать</translation>
    </message>
    <message>
        <source>A second place for backups</source>
        <translation>Второе место для резервных копий</translation>
    </message>
    <message>
        <source>All backups</source>
        <translation>Все копии</translation>
    </message>
    <message>
        <source>As it stood: {when}</source>
        <translation>Как было: {when}</translation>
    </message>
    <message>
        <source>Go back to this</source>
        <translation>Вернуться к этой копии</translation>
    </message>
    <message>
        <source>Ctrl+Z undoes it, and everything stays in the history.</source>
        <translation>Ctrl+Z отменит это, и все остается в истории.</translation>
    </message>
    <message>
        <source>The copy can then be joined again. A backup is made before.</source>
        <translation>Потом копию можно присоединить снова. Перед этим делается резервная копия.</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>Ничего не изменится.</translation>
    </message>
    <message>
        <source>Stays as it is, because it happened outside the program too:</source>
        <translation>Останется как есть, потому что это произошло и вне программы:</translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message>
        <source>Open the case</source>
        <translation>Открыть дело</translation>
    </message>
    <message>
        <source>Which papers?</source>
        <translation>Какие документы?</translation>
    </message>
    <message>
        <source>The papers are written beside the file of each case. What a case lacks for one is listed here, with the way to it.</source>
        <translation>Документы записываются рядом с файлом каждого дела. Чего не хватает в деле, будет перечислено здесь, с переходом к нужному полю.</translation>
    </message>
    <message>
        <source>Count for printing on both sides</source>
        <translation>Считать для печати с двух сторон</translation>
    </message>
    <message>
        <source>Make for all cases</source>
        <translation>Создать для всех дел</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печатать…</translation>
    </message>
    <message>
        <source>Save as one PDF…</source>
        <translation>Сохранить одним PDF…</translation>
    </message>
    <message>
        <source>Print checklist…</source>
        <translation>Лист проверки печати…</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>published</source>
        <translation>опубликован</translation>
    </message>
    <message>
        <source>projected by rule, not yet published</source>
        <translation>рассчитан по правилу, еще не опубликован</translation>
    </message>
    <message>
        <source>working days: {n}</source>
        <translation>рабочих дней: {n}</translation>
    </message>
    <message>
        <source>Terms that moved</source>
        <translation>Сдвинувшиеся сроки</translation>
    </message>
    <message>
        <source>No term of your cases moved.</source>
        <translation>Ни один срок в ваших делах не сдвинулся.</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>Выходные дни</translation>
    </message>
    <message>
        <source>All terms in working days are counted by this calendar. If a decree moved a day, choose the day and enter it.</source>
        <translation>По этому календарю считаются все сроки в рабочих днях. Если приказом перенесли день, выберите этот день и внесите изменение.</translation>
    </message>
    <message>
        <source>Year before</source>
        <translation>Предыдущий год</translation>
    </message>
    <message>
        <source>Next year</source>
        <translation>Следующий год</translation>
    </message>
    <message>
        <source>Hand my changes on…</source>
        <translation>Передать мои изменения…</translation>
    </message>
    <message>
        <source>Take in a colleague&apos;s…</source>
        <translation>Взять у коллеги…</translation>
    </message>
</context>
<context>
    <name>CampaignPage</name>
    <message>
        <source>Campaigns</source>
        <translation>Кампании</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Read anew</source>
        <translation>Перечитать</translation>
    </message>
    <message>
        <source>Which campaign</source>
        <translation>Какая кампания</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Сравнить</translation>
    </message>
    <message>
        <source>Enter numbers and days</source>
        <translation>Внести номера и даты</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>Новая кампания</translation>
    </message>
</context>
<context>
    <name>CardsView</name>
    <message>
        <source>Institution and us</source>
        <translation>Учреждение и мы</translation>
    </message>
</context>
<context>
    <name>CaseDelegate</name>
    <message>
        <source>The file is not where it was</source>
        <translation>Файла нет на прежнем месте</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>Protect with a password…</source>
        <translation>Защитить паролем…</translation>
    </message>
    <message>
        <source>No password for this case</source>
        <translation>Без пароля для этого дела</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Понятно</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Шаги</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Попробовать еще раз</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Backups of this case</source>
        <translation>Резервные копии этого дела</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>и еще {n}</translation>
    </message>
    <message>
        <source>Sent papers that were changed in the folder since (no damage)</source>
        <translation>Отправленные документы, измененные в папке после этого (не повреждение)</translation>
    </message>
    <message>
        <source>Checked: {records} records, {acts} entries of the history, {files} files ({size}).</source>
        <translation>Проверено: записей – {records}, действий в истории – {acts}, файлов – {files} ({size}).</translation>
    </message>
    <message>
        <source>Take a backup or save what can be saved…</source>
        <translation>Взять резервную копию или спасти, что можно…</translation>
    </message>
    <message>
        <source>Bring back from a backup</source>
        <translation>Вернуть из резервной копии</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Проверить снова</translation>
    </message>
    <message>
        <source>Check the case file</source>
        <translation>Проверить файл дела</translation>
    </message>
    <message>
        <source>Every record is compared with the history, and every file with its fingerprint (SHA-256). Nothing is changed; you may stop at any time.</source>
        <translation>Каждая запись сверяется с историей, каждый файл – с его контрольной суммой (SHA-256). Ничего не меняется; остановить можно в любой момент.</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>What do you want to achieve?</source>
        <translation>Чего вы хотите добиться?</translation>
    </message>
    <message>
        <source>The new procedure goes beside what is begun; the institution and the people stay.</source>
        <translation>Новая процедура идет рядом с тем, что уже начато; учреждение и люди остаются те же.</translation>
    </message>
</context>
<context>
    <name>ClockNote</name>
    <message>
        <source>What can be done?</source>
        <translation>Что можно сделать?</translation>
    </message>
    <message>
        <source>How was this counted?</source>
        <translation>Как это посчитано?</translation>
    </message>
</context>
<context>
    <name>Consents</name>
    <message>
        <source>A consent without a name yet</source>
        <translation>Согласие пока без имени</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Согласия</translation>
    </message>
    <message>
        <source>If somebody&apos;s data are used, such as a picture, words or a name, have a sheet signed.</source>
        <translation>Если используются чьи-то данные, например снимок, слова или имя, дайте подписать лист согласия.</translation>
    </message>
    <message>
        <source>Add a consent</source>
        <translation>Добавить согласие</translation>
    </message>
    <message>
        <source>Withdrawn: {day}</source>
        <translation>Отозвано: {day}</translation>
    </message>
    <message>
        <source>Not signed yet</source>
        <translation>Пока не подписано</translation>
    </message>
    <message>
        <source>Signed: {day}</source>
        <translation>Подписано: {day}</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Подписано</translation>
    </message>
    <message>
        <source>The consent in the list below was withdrawn: {who}.</source>
        <translation>Согласие из списка ниже отозвано: {who}.</translation>
    </message>
    <message>
        <source>Answered by a signed sheet in the list below: {who}.</source>
        <translation>По подписанному листу из списка ниже: {who}.</translation>
    </message>
</context>
<context>
    <name>CountPage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>On paper: {language}</source>
        <translation>На бумаге: {language}</translation>
    </message>
</context>
<context>
    <name>Courses</name>
    <message>
        <source>Another procedure…</source>
        <translation>Другая процедура…</translation>
    </message>
    <message>
        <source>Another form, a request, or what to do when nobody answers</source>
        <translation>Другая форма, запрос или что делать, если не ответили</translation>
    </message>
    <message>
        <source>The steps were renewed…</source>
        <translation>Порядок шагов обновлен…</translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message>
        <source>Working day</source>
        <translation>Рабочий день</translation>
    </message>
    <message>
        <source>Weekend</source>
        <translation>Выходной</translation>
    </message>
    <message>
        <source>Day off</source>
        <translation>Нерабочий день</translation>
    </message>
    <message>
        <source>Entered by you or taken from a colleague.</source>
        <translation>Внесено вами или взято у коллеги.</translation>
    </message>
    <message>
        <source>Projected by rule, not yet published.</source>
        <translation>Рассчитано по правилу, еще не опубликовано.</translation>
    </message>
    <message>
        <source>It is a day off…</source>
        <translation>Это выходной…</translation>
    </message>
    <message>
        <source>It is a working day…</source>
        <translation>Это рабочий день…</translation>
    </message>
    <message>
        <source>Worked in its place on</source>
        <translation>Вместо него работают</translation>
    </message>
    <message>
        <source>Rest in its place on</source>
        <translation>Вместо него отдыхают</translation>
    </message>
    <message>
        <source>Take the change back</source>
        <translation>Отменить изменение</translation>
    </message>
    <message>
        <source>Known since</source>
        <translation>Когда стало известно</translation>
    </message>
    <message>
        <source>Number and date of the order</source>
        <translation>Номер и дата приказа</translation>
    </message>
    <message>
        <source>If the order names such a day.</source>
        <translation>Если приказ называет такой день.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Внести</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>DD.MM.YYYY</source>
        <translation>ДД.ММ.ГГГГ</translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>DD.MM.YYYY</source>
        <translation>ДД.ММ.ГГГГ</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Календарь</translation>
    </message>
    <message>
        <source>The day is not known</source>
        <translation>Дата неизвестна</translation>
    </message>
</context>
<context>
    <name>Directory</name>
    <message>
        <source>Delete from the register</source>
        <translation>Удалить из реестра</translation>
    </message>
    <message>
        <source>A new entry</source>
        <translation>Новая запись</translation>
    </message>
    <message>
        <source>Heads over time</source>
        <translation>Руководители по времени</translation>
    </message>
    <message>
        <source>Nobody is known yet.</source>
        <translation>Пока никто не известен.</translation>
    </message>
    <message>
        <source>Add a head</source>
        <translation>Добавить руководителя</translation>
    </message>
    <message>
        <source>May be the same: {name}</source>
        <translation>Возможно, то же самое: {name}</translation>
    </message>
    <message>
        <source>It is the same: join</source>
        <translation>Это одно и то же: объединить</translation>
    </message>
    <message>
        <source>Two different ones</source>
        <translation>Это разные</translation>
    </message>
    <message>
        <source>Occurs in these cases</source>
        <translation>Встречается в делах</translation>
    </message>
    <message>
        <source>In none: it was entered here.</source>
        <translation>Ни в одном: внесено здесь.</translation>
    </message>
    <message>
        <source>From “{name}”</source>
        <translation>Из файла «{name}»</translation>
    </message>
    <message>
        <source>New: {new} · changed: {changed} · the same: {same} · left out, faulty: {faulty}</source>
        <translation>Новых: {new} · изменится: {changed} · без изменений: {same} · с ошибкой, не берутся: {faulty}</translation>
    </message>
    <message>
        <source>Take in what is shown</source>
        <translation>Взять показанное</translation>
    </message>
    <message>
        <source>Take nothing</source>
        <translation>Ничего не брать</translation>
    </message>
    <message>
        <source>Columns that are not known and not read: {names}</source>
        <translation>Незнакомые столбцы, они не читаются: {names}</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новая</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменится</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Без изменений</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Не берется</translation>
    </message>
    <message>
        <source>{sheet}, row {number}</source>
        <translation>{sheet}, строка {number}</translation>
    </message>
</context>
<context>
    <name>DirectoryPage</name>
    <message>
        <source>Nothing here fits to what is typed.</source>
        <translation>Под набранное здесь ничего не подходит.</translation>
    </message>
    <message>
        <source>Nothing yet. What your cases name comes here by itself.</source>
        <translation>Пока пусто. То, что названо в ваших делах, попадает сюда само.</translation>
    </message>
    <message>
        <source>There may be a double</source>
        <translation>Возможно, есть вторая запись</translation>
    </message>
    <message>
        <source>Deleted from the register. Your cases stay.</source>
        <translation>Удалено из реестра. Ваши дела остались.</translation>
    </message>
    <message>
        <source>Joined.</source>
        <translation>Объединено.</translation>
    </message>
    <message>
        <source>Institutions</source>
        <translation>Учреждения</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Add an institution</source>
        <translation>Добавить учреждение</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Добавить человека</translation>
    </message>
    <message>
        <source>Name, post, speciality or telephone</source>
        <translation>Имя, должность, специальность или телефон</translation>
    </message>
    <message>
        <source>Institutions and people</source>
        <translation>Учреждения и люди</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Take in a workbook…</source>
        <translation>Взять из Excel…</translation>
    </message>
    <message>
        <source>Save as a workbook…</source>
        <translation>Сохранить в Excel…</translation>
    </message>
    <message>
        <source>Name, BIN, town or post</source>
        <translation>Название, БИН, город или должность</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>What is kept here: of institutions what your cases say of them, with their heads, so that a new case is filled in with a click; of people only those who take part with you, sign or are experts, with post and telephone. Nothing leaves this computer unless you save a workbook. A case with a password tells nothing here, and whoever is removed for good in a case is removed here as well. What you change or delete here changes no case.</source>
        <translation>Что здесь хранится: об учреждениях то, что о них сказано в ваших делах, и их руководители, чтобы новое дело заполнялось одним нажатием; из людей только те, кто участвует вместе с вами, подписывает или является экспертом, с должностью и телефоном. Ничто не покидает этот компьютер, пока вы не сохраните список в Excel. Дело с паролем ничего сюда не передает, а кто удален из дела навсегда, удаляется и отсюда. То, что вы меняете или удаляете здесь, не меняет ни одного дела.</translation>
    </message>
</context>
<context>
    <name>EditionPage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>The order of steps was renewed</source>
        <translation>Порядок шагов обновлен</translation>
    </message>
    <message>
        <source>This case goes by the edition with which it began, and may go on so. What you answered stays if you go over to the new one.</source>
        <translation>Это дело идет по той редакции, с которой началось, и может так и завершиться. Если перейдете на новую, ваши ответы сохранятся.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новое</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменено</translation>
    </message>
    <message>
        <source>Not asked any more</source>
        <translation>Больше не требуется</translation>
    </message>
    <message>
        <source>Go over to the new edition</source>
        <translation>Перейти на новую редакцию</translation>
    </message>
</context>
<context>
    <name>Entering</name>
    <message>
        <source>Enter: {n}</source>
        <translation>Внести: {n}</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Внести</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Next of the series</source>
        <translation>Следующий номер</translation>
    </message>
    <message>
        <source>Day it bears</source>
        <translation>Дата на письме</translation>
    </message>
    <message>
        <source>How it goes</source>
        <translation>Способ отправки</translation>
    </message>
    <message>
        <source>Day sent</source>
        <translation>Дата отправки</translation>
    </message>
    <message>
        <source>It was sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Proof of receipt</source>
        <translation>Подтверждение получения</translation>
    </message>
    <message>
        <source>Number of the proof</source>
        <translation>Номер подтверждения</translation>
    </message>
    <message>
        <source>Day of the proof</source>
        <translation>Дата подтверждения</translation>
    </message>
    <message>
        <source>Answer about the visit</source>
        <translation>Ответ о посещении</translation>
    </message>
    <message>
        <source>Answer came on</source>
        <translation>Ответ пришел</translation>
    </message>
    <message>
        <source>Day of the visit</source>
        <translation>День посещения</translation>
    </message>
    <message>
        <source>Control completed</source>
        <translation>Контроль завершен</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Что получилось</translation>
    </message>
    <message>
        <source>Which letter?</source>
        <translation>Какое письмо?</translation>
    </message>
    <message>
        <source>Copy down</source>
        <translation>Скопировать вниз</translation>
    </message>
    <message>
        <source>Empty the marked cells</source>
        <translation>Очистить отмеченные ячейки</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Открыть дело</translation>
    </message>
    <message>
        <source>Type or paste from Excel; what is bold is not entered yet. What cannot be entered for one case leaves the others done.</source>
        <translation>Пишите или вставляйте из Excel; выделенное жирным еще не внесено. Что не удалось внести в одно дело, другим не мешает.</translation>
    </message>
    <message>
        <source>Numbers, stamps, answers and days of all cases</source>
        <translation>Номера, отметки, ответы и даты всех дел</translation>
    </message>
</context>
<context>
    <name>EvidenceBlock</name>
    <message>
        <source>Evidence</source>
        <translation>Доказательства</translation>
    </message>
    <message>
        <source>Pictures of the screen, saved pages, photos, e-mails, documents. Drop files or a folder here, or copy and paste; the originals are kept as they are.</source>
        <translation>Снимки экрана, сохраненные страницы, фотографии, электронные письма, документы. Перетащите сюда файлы или папку либо скопируйте и вставьте; оригиналы хранятся как есть.</translation>
    </message>
    <message>
        <source>Add without a file</source>
        <translation>Добавить без файла</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Выбрать файлы…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Выбрать папку…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Вставить</translation>
    </message>
    <message>
        <source>A picture, files or a text that you copied (Ctrl+V)</source>
        <translation>Скопированное изображение, файлы или текст (Ctrl+V)</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>Вставлено</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>Papers already made say {was}. Why is it otherwise now?</source>
        <translation>В уже созданных документах стоит {was}. Почему теперь иначе?</translation>
    </message>
    <message>
        <source>The letter went with the date {was}; papers cite it so. Why is it otherwise now?</source>
        <translation>Письмо ушло с датой {was}; документы ссылаются на него так. Почему теперь иначе?</translation>
    </message>
    <message>
        <source>Before, it was {was}. Why is it otherwise now?</source>
        <translation>Раньше стояло: {was}. Почему теперь иначе?</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Not saved. {reason} What you typed stays here.</source>
        <translation>Не сохранено. {reason} Введенное остается здесь.</translation>
    </message>
</context>
<context>
    <name>FoldedGuidance</name>
    <message>
        <source>Guidance: why, what helps, by which article</source>
        <translation>Подсказка: зачем, что поможет, по какой статье</translation>
    </message>
</context>
<context>
    <name>FollowUps</name>
    <message>
        <source>Looking again</source>
        <translation>Повторный осмотр</translation>
    </message>
    <message>
        <source>round {n}</source>
        <translation>{n}-й раз</translation>
    </message>
    <message>
        <source>After a month or two look at each finding once more, at the same place and in the same way, and keep new evidence.</source>
        <translation>Через месяц-два посмотрите каждый факт еще раз: там же и так же – и сохраните новые доказательства.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Посмотреть еще раз</translation>
    </message>
</context>
<context>
    <name>FollowUpsBlock</name>
    <message>
        <source>The control</source>
        <translation>Сам контроль</translation>
    </message>
    <message>
        <source>Round {n}</source>
        <translation>Осмотр {n}</translation>
    </message>
</context>
<context>
    <name>FromFile</name>
    <message>
        <source>From the file.</source>
        <translation>Взято из файла.</translation>
    </message>
    <message>
        <source>In the file: {what}</source>
        <translation>В файле: {what}</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Взять это</translation>
    </message>
</context>
<context>
    <name>GoTo</name>
    <message>
        <source>Go to a step, a field or any word of the case…</source>
        <translation>Перейти к шагу, полю или любому слову дела…</translation>
    </message>
</context>
<context>
    <name>Greeting</name>
    <message>
        <source>Work on a copy</source>
        <translation>Работать в копии</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Понятно</translation>
    </message>
    <message>
        <source>Join the two now</source>
        <translation>Соединить их сейчас</translation>
    </message>
    <message>
        <source>And {n} more.</source>
        <translation>И еще {n}.</translation>
    </message>
    <message>
        <source>Read the note</source>
        <translation>Прочитать записку</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>Прочитать</translation>
    </message>
    <message>
        <source>See what was said</source>
        <translation>Посмотреть, что сказано</translation>
    </message>
</context>
<context>
    <name>Guidance</name>
    <message>
        <source>Guidance</source>
        <translation>Подсказка</translation>
    </message>
    <message>
        <source>Fold away</source>
        <translation>Свернуть</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Зачем</translation>
    </message>
    <message>
        <source>By which article</source>
        <translation>По какой статье</translation>
    </message>
    <message>
        <source>Law at hand</source>
        <translation>Закон под рукой</translation>
    </message>
    <message>
        <source>To print and take along</source>
        <translation>Распечатать и взять с собой</translation>
    </message>
    <message>
        <source>This page as a form on paper</source>
        <translation>Эта страница как бумажный бланк</translation>
    </message>
</context>
<context>
    <name>HandEdits</name>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
</context>
<context>
    <name>HandOverPage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Hand the case over</source>
        <translation>Передать дело</translation>
    </message>
    <message>
        <source>The package is being written and read back…</source>
        <translation>Пакет записывается и читается заново…</translation>
    </message>
    <message>
        <source>The case becomes one ZIP file that opens without this program. The case itself stays as it is.</source>
        <translation>Дело собирается в один файл ZIP, который открывается без этой программы. Само дело не меняется.</translation>
    </message>
    <message>
        <source>It holds personal data: the names of members, and pictures as they were taken. Hand it only to those who need it.</source>
        <translation>В нем есть персональные данные: имена участников и исходные снимки. Передавайте его только тем, кому он нужен.</translation>
    </message>
    <message>
        <source>The whole case</source>
        <translation>Дело целиком</translation>
    </message>
    <message>
        <source>For a court, an archive or another program: all original files and documents, the list of evidence with check sums, letters and terms, and the history of who changed what and when.</source>
        <translation>Для суда, архива или другой программы: все исходные файлы и документы, перечень доказательств с контрольными суммами, письма и сроки, а также история: кто, что и когда менял.</translation>
    </message>
    <message>
        <source>Write the whole package…</source>
        <translation>Записать полный пакет…</translation>
    </message>
    <message>
        <source>{mb} MB at most: documents, the list of evidence, letters and terms. Original files that have no room are named with their check sums. Without the history.</source>
        <translation>Не больше {mb} МБ: документы, перечень доказательств, письма и сроки. Исходные файлы, которые не поместились, названы с контрольными суммами. Без истории.</translation>
    </message>
    <message>
        <source>For my lawyer</source>
        <translation>Моему юристу</translation>
    </message>
    <message>
        <source>Write the small package…</source>
        <translation>Записать малый пакет…</translation>
    </message>
    <message>
        <source>Show in the folder</source>
        <translation>Показать в папке</translation>
    </message>
    <message>
        <source>Copy the check sum</source>
        <translation>Скопировать контрольную сумму</translation>
    </message>
    <message>
        <source>Where shall the package lie?</source>
        <translation>Куда положить пакет?</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>No name yet</source>
        <translation>Пока без названия</translation>
    </message>
    <message>
        <source>SAMPLE</source>
        <translation>ОБРАЗЕЦ</translation>
    </message>
    <message>
        <source>Control {n}</source>
        <translation>Контроль № {n}</translation>
    </message>
    <message>
        <source>How was this counted?</source>
        <translation>Как это посчитано?</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Every change, the newest first. Of what was removed for good it keeps who, when and why.</source>
        <translation>Каждое изменение, начиная с последнего. От того, что удалено навсегда, остается кто, когда и почему.</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Более ранние</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Вернуть</translation>
    </message>
</context>
<context>
    <name>InsideView</name>
    <message>
        <source>Opening…</source>
        <translation>Открывается…</translation>
    </message>
    <message>
        <source>Words of the file</source>
        <translation>Текст файла</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Join a colleague&apos;s copy</source>
        <translation>Присоединить копию коллеги</translation>
    </message>
    <message>
        <source>This copy holds nothing that is not here already.</source>
        <translation>В этой копии нет ничего, чего нет здесь.</translation>
    </message>
    <message>
        <source>Both changed this. Choose what holds</source>
        <translation>Это изменили обе стороны. Выберите, что останется</translation>
    </message>
    <message>
        <source>Goes, because it was removed for good on one side</source>
        <translation>Исчезает, потому что на одной стороне удалено навсегда</translation>
    </message>
    <message>
        <source>Stays, because something new refers to it</source>
        <translation>Остается, потому что на это ссылается новое</translation>
    </message>
    <message>
        <source>Gets another number, because both gave the same</source>
        <translation>Получает другой номер, потому что обе стороны дали один и тот же</translation>
    </message>
    <message>
        <source>The same number twice; what was printed stays</source>
        <translation>Один номер дважды; напечатанное не меняется</translation>
    </message>
    <message>
        <source>Comes from the copy</source>
        <translation>Берется из копии</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Присоединить</translation>
    </message>
    <message>
        <source>A backup is made before. Until the next change the whole can be taken back: Menu, Case file, Backups of this case.</source>
        <translation>Перед этим делается резервная копия. До следующего изменения все можно вернуть: Меню, «Файл дела», «Резервные копии этого дела».</translation>
    </message>
    <message>
        <source>In the copy something was removed for good. It goes here as well, from the file and the backups; joining cannot be taken back as a whole.</source>
        <translation>В копии что-то удалено навсегда. Оно исчезнет и здесь: из файла и резервных копий; отменить присоединение целиком будет нельзя.</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Здесь</translation>
    </message>
    <message>
        <source>In the copy</source>
        <translation>В копии</translation>
    </message>
    <message>
        <source>it stays, with what was changed</source>
        <translation>остается с изменениями</translation>
    </message>
    <message>
        <source>it was taken out</source>
        <translation>удалено</translation>
    </message>
    <message>
        <source>Join without a backup</source>
        <translation>Присоединить без резервной копии</translation>
    </message>
</context>
<context>
    <name>KazakhBar</name>
    <message>
        <source>Types {letter}; with Shift the capital.
On a Russian keyboard: Alt+{key}.</source>
        <translation>Пишет {letter}; с Shift – заглавную.
На русской клавиатуре: Alt+{key}.</translation>
    </message>
</context>
<context>
    <name>Known</name>
    <message>
        <source>Fill in from the register</source>
        <translation>Заполнить из реестра</translation>
    </message>
    <message>
        <source>A part of the name, the BIN or the town…</source>
        <translation>Часть названия, БИН или город…</translation>
    </message>
    <message>
        <source>In e-Otinish choose: {route}</source>
        <translation>В e-Otinish выберите: {route}</translation>
    </message>
    <message>
        <source>This protected case tells the register its institution and head.</source>
        <translation>Это дело с паролем передает в реестр свое учреждение и руководителя.</translation>
    </message>
    <message>
        <source>This case has a password: the register hears nothing of it.</source>
        <translation>У этого дела есть пароль: реестр о нем ничего не знает.</translation>
    </message>
    <message>
        <source>Tell it no more</source>
        <translation>Больше не передавать</translation>
    </message>
    <message>
        <source>Let the register keep this institution with its head</source>
        <translation>Передать в реестр это учреждение с руководителем</translation>
    </message>
    <message>
        <source>Left as it stands here, the register says otherwise: {fields}.</source>
        <translation>Осталось как здесь, в реестре иначе: {fields}.</translation>
    </message>
    <message>
        <source>Write the missing name in the place of “…”.</source>
        <translation>Впишите недостающее название на место «…».</translation>
    </message>
    <message>
        <source>The name was made by a pattern: check it against the official one.</source>
        <translation>Название составлено по образцу: сверьте его с официальным.</translation>
    </message>
    <message>
        <source>Put it in the place of this card</source>
        <translation>Поставить вместо этой карточки</translation>
    </message>
    <message>
        <source>Take the register&apos;s words there too</source>
        <translation>Взять и там слова реестра</translation>
    </message>
    <message>
        <source>“{name}” is another institution: nothing was filled in.</source>
        <translation>«{name}» – другое учреждение: ничего не заполнено.</translation>
    </message>
    <message>
        <source>“{name}” brought nothing new.</source>
        <translation>В записи «{name}» нет ничего нового.</translation>
    </message>
    <message>
        <source>Filled in from “{name}”: {fields}. Ctrl+Z takes it back.</source>
        <translation>Заполнено из записи «{name}»: {fields}. Ctrl+Z вернет назад.</translation>
    </message>
    <message>
        <source>Add somebody from the register</source>
        <translation>Добавить человека из реестра</translation>
    </message>
    <message>
        <source>A part of the name, the post or the field…</source>
        <translation>Часть имени, должности или области знаний…</translation>
    </message>
    <message>
        <source>Name by pattern: check it against the official name.</source>
        <translation>Название по образцу: сверьте с официальным.</translation>
    </message>
    <message>
        <source>BIN {number}</source>
        <translation>БИН {number}</translation>
    </message>
    <message>
        <source>seen since {day}</source>
        <translation>видно с {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>до {day}</translation>
    </message>
    <message>
        <source>In the register; Enter or a click takes it:</source>
        <translation>Есть в реестре, выберите клавишей Enter или щелчком:</translation>
    </message>
</context>
<context>
    <name>LawPage</name>
    <message>
        <source>Nothing is found.</source>
        <translation>Ничего не найдено.</translation>
    </message>
    <message>
        <source>Official text: {source}</source>
        <translation>Официальный текст: {source}</translation>
    </message>
    <message>
        <source>in force until {day}</source>
        <translation>действует до {day}</translation>
    </message>
    <message>
        <source>in force since {day}</source>
        <translation>действует с {day}</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Статьи</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Термины</translation>
    </message>
    <message>
        <source>Official texts</source>
        <translation>Официальные тексты</translation>
    </message>
    <message>
        <source>Law at hand</source>
        <translation>Закон под рукой</translation>
    </message>
    <message>
        <source>Articles are retold in plain words. What counts is the official text.</source>
        <translation>Статьи пересказаны простыми словами. Значение имеет официальный текст.</translation>
    </message>
    <message>
        <source>Search in articles, terms and texts</source>
        <translation>Поиск по статьям, терминам и текстам</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>LetterFieldsList</name>
    <message>
        <source>within the list: {lists}</source>
        <translation>внутри списка: {lists}</translation>
    </message>
    <message>
        <source>empty in this case</source>
        <translation>в этом деле пусто</translation>
    </message>
    <message>
        <source>Copied: {field}. In Word press Ctrl+V.</source>
        <translation>Скопировано: {field}. В Word нажмите Ctrl+V.</translation>
    </message>
    <message>
        <source>Press a field to copy it, then put it in by Ctrl+V.</source>
        <translation>Нажмите на поле, чтобы скопировать его, затем вставьте в Word через Ctrl+V.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Поля</translation>
    </message>
    <message>
        <source>Search in the fields</source>
        <translation>Поиск по полям</translation>
    </message>
</context>
<context>
    <name>LetterTextsPage</name>
    <message>
        <source>your own text</source>
        <translation>ваш текст</translation>
    </message>
    <message>
        <source>the program&apos;s text</source>
        <translation>текст программы</translation>
    </message>
    <message>
        <source>being edited</source>
        <translation>правится</translation>
    </message>
    <message>
        <source>The copy is open in Word. Save it there: it is checked at once.</source>
        <translation>Копия открыта в Word. Сохраните ее там: она сразу проверяется.</translation>
    </message>
    <message>
        <source>Letter texts</source>
        <translation>Тексты писем</translation>
    </message>
    <message>
        <source>Edit the text of a letter in Word. It is used for new papers once you take it over; what was made before stays as it is.</source>
        <translation>Правьте текст письма в Word. Когда вы его примете, новые документы создаются с ним; созданное раньше остается как есть.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>All letters</source>
        <translation>Все письма</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Поля</translation>
    </message>
    <message>
        <source>Edit in Word</source>
        <translation>Править в Word</translation>
    </message>
    <message>
        <source>Try it on this case</source>
        <translation>Попробовать на этом деле</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
    </message>
    <message>
        <source>Back to the original</source>
        <translation>Вернуть исходный текст</translation>
    </message>
    <message>
        <source>Share as a file…</source>
        <translation>Поделиться файлом…</translation>
    </message>
    <message>
        <source>Take in a file…</source>
        <translation>Взять из файла…</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Исправить</translation>
    </message>
    <message>
        <source>Nothing is wrong in the edited copy. Press “Take over” to use it.</source>
        <translation>В измененной копии ошибок нет. Чтобы она действовала, нажмите «Принять».</translation>
    </message>
    <message>
        <source>This version of the program has another original. Your text stays in force; to see the new one, go back to the original: yours is kept.</source>
        <translation>В этой версии программы другой исходный текст. Действует по-прежнему ваш; чтобы увидеть новый, верните исходный текст: ваш сохранится.</translation>
    </message>
</context>
<context>
    <name>LetterheadPage</name>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>The name stands on each sheet in the language of that sheet alone. The short name stands below it in brackets: write it only if your charter has one.</source>
        <translation>На каждом листе название стоит только на языке этого листа. Под ним в скобках стоит краткое название: пишите его, только если оно есть в уставе.</translation>
    </message>
    <message>
        <source>Emblem</source>
        <translation>Эмблема</translation>
    </message>
    <message>
        <source>Your own emblem, if your charter has one. The State Emblem is for state bodies only.</source>
        <translation>Ваша собственная эмблема, если она есть в уставе. Государственный герб – только для государственных органов.</translation>
    </message>
    <message>
        <source>Height, mm</source>
        <translation>Высота, мм</translation>
    </message>
    <message>
        <source>Contacts and line</source>
        <translation>Контакты и линия</translation>
    </message>
    <message>
        <source>Font and sheet</source>
        <translation>Шрифт и лист</translation>
    </message>
    <message>
        <source>Margins, mm</source>
        <translation>Поля, мм</translation>
    </message>
    <message>
        <source>The office that receives the letter puts its mark with number and day at the bottom right of the first sheet.</source>
        <translation>Учреждение, получившее письмо, ставит отметку с номером и датой в правом нижнем углу первого листа.</translation>
    </message>
    <message>
        <source>Your own letterhead in Word</source>
        <translation>Ваш собственный бланк в Word</translation>
    </message>
    <message>
        <source>A .docx file with your letterhead: its first page, with head and foot, stands in place of what is set above. Font and margins stay those set here. The file itself is not changed.</source>
        <translation>Файл .docx с вашим бланком: его первая страница с колонтитулами встает вместо заданного выше. Шрифт и поля остаются заданными здесь. Сам файл не меняется.</translation>
    </message>
    <message>
        <source>Short name, as in the charter</source>
        <translation>Краткое название, как в уставе</translation>
    </message>
    <message>
        <source>What is read aloud in place of the picture</source>
        <translation>Что читается вслух вместо картинки</translation>
    </message>
    <message>
        <source>Where names and contacts stand</source>
        <translation>Где стоят название и контакты</translation>
    </message>
    <message>
        <source>Line below</source>
        <translation>Линия внизу</translation>
    </message>
    <message>
        <source>Free space for the receipt mark, mm</source>
        <translation>Свободное место для отметки о поступлении, мм</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Левое</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Правое</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Верхнее</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Нижнее</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>Бланк</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Every letter made from now on carries it, with the name and the contacts on the card of its case. Papers made before stay as they are.</source>
        <translation>На нем будут все письма, сделанные с этого времени; название и контакты берутся с карточки дела. Созданные раньше документы остаются как есть.</translation>
    </message>
    <message>
        <source>Fill in “Our details” first: letters of that organisation carry it.</source>
        <translation>Сначала заполните «Наши данные»: бланк ставится на письма этой организации.</translation>
    </message>
    <message>
        <source>Letters of a citizen or a group carry no letterhead, only font and margins.</source>
        <translation>В письмах гражданина и группы бланка нет, действуют только шрифт и поля.</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Выбрать картинку…</translation>
    </message>
    <message>
        <source>Without emblem</source>
        <translation>Без эмблемы</translation>
    </message>
    <message>
        <source>Choose a Word file…</source>
        <translation>Выбрать файл Word…</translation>
    </message>
    <message>
        <source>Without this file</source>
        <translation>Без этого файла</translation>
    </message>
    <message>
        <source>Standard letterhead</source>
        <translation>Стандартный бланк</translation>
    </message>
    <message>
        <source>Back to how it was</source>
        <translation>Вернуть как было</translation>
    </message>
    <message>
        <source>Above the name</source>
        <translation>Над названием</translation>
    </message>
    <message>
        <source>Left of the name</source>
        <translation>Слева от названия</translation>
    </message>
    <message>
        <source>In the middle</source>
        <translation>Посередине</translation>
    </message>
    <message>
        <source>On the left</source>
        <translation>Слева</translation>
    </message>
    <message>
        <source>No line</source>
        <translation>Без линии</translation>
    </message>
    <message>
        <source>Thin line</source>
        <translation>Тонкая линия</translation>
    </message>
    <message>
        <source>Double line</source>
        <translation>Двойная линия</translation>
    </message>
    <message>
        <source>{contact}: further up</source>
        <translation>{contact}: выше</translation>
    </message>
    <message>
        <source>Further up</source>
        <translation>Выше</translation>
    </message>
    <message>
        <source>Not all that is in your file is drawn here as in Word, such as text boxes and floating pictures, but all of it comes along: see a made letter in Word.</source>
        <translation>Здесь не все из вашего файла, например надписи и плавающие картинки, показано так, как в Word, но в письмо попадает все: посмотрите готовое письмо в Word.</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Шрифт</translation>
    </message>
</context>
<context>
    <name>LettersView</name>
    <message>
        <source>Letters</source>
        <translation>Письма</translation>
    </message>
    <message>
        <source>Letters out and in, in the order of their dates. Each is filled in at its step.</source>
        <translation>Исходящие и входящие письма по датам. Каждое заполняется на своем шаге.</translation>
    </message>
    <message>
        <source>No letter is begun yet.</source>
        <translation>Писем пока нет.</translation>
    </message>
    <message>
        <source>Go to its step</source>
        <translation>Перейти к шагу</translation>
    </message>
    <message>
        <source>sent: {day}</source>
        <translation>отправлено: {day}</translation>
    </message>
    <message>
        <source>came: {day}</source>
        <translation>получено: {day}</translation>
    </message>
    <message>
        <source>What was sent: {language}</source>
        <translation>Отправленное: {language}</translation>
    </message>
    <message>
        <source>Open: {language}</source>
        <translation>Открыть: {language}</translation>
    </message>
    <message>
        <source>Open the scan</source>
        <translation>Открыть скан</translation>
    </message>
</context>
<context>
    <name>LinkField</name>
    <message>
        <source>Somebody of this case, or a new person below</source>
        <translation>Кто-то из этого дела или новый человек ниже</translation>
    </message>
    <message>
        <source>A new person</source>
        <translation>Новый человек</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Пока не выбрано</translation>
    </message>
</context>
<context>
    <name>ListField</name>
    <message>
        <source>Not chosen yet</source>
        <translation>Пока не выбрано</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>A person without a name yet</source>
        <translation>Человек пока без имени</translation>
    </message>
    <message>
        <source>Who takes part</source>
        <translation>Кто участвует</translation>
    </message>
    <message>
        <source>Add everybody who takes part, yourself included.</source>
        <translation>Добавьте всех, кто участвует, и себя тоже.</translation>
    </message>
    <message>
        <source>Add a new person</source>
        <translation>Добавить нового человека</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Добавить человека</translation>
    </message>
    <message>
        <source>Already in this case, nothing to type anew:</source>
        <translation>Уже есть в деле, вписывать заново не нужно:</translation>
    </message>
    <message>
        <source>An expert without a name yet</source>
        <translation>Эксперт, имя которого еще не внесено</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Эксперты</translation>
    </message>
    <message>
        <source>An expert need not be engaged. If one is, add them here.</source>
        <translation>Привлекать эксперта не обязательно. Если привлекаете, добавьте его здесь.</translation>
    </message>
    <message>
        <source>Add an expert</source>
        <translation>Добавить эксперта</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Факты</translation>
    </message>
    <message>
        <source>A finding is one fact: what is there, or what is not there and should be. Also when nothing wrong was found.</source>
        <translation>Одна запись – один факт: что есть или чего нет, хотя должно быть. Если нарушений не найдено, запишите и это.</translation>
    </message>
    <message>
        <source>Add a finding</source>
        <translation>Добавить факт</translation>
    </message>
    <message>
        <source>Where and when you looked</source>
        <translation>Где и когда вы смотрели</translation>
    </message>
    <message>
        <source>Write down each place with the day and the hour while you are looking.</source>
        <translation>Записывайте каждое место с днем и часом, пока смотрите.</translation>
    </message>
    <message>
        <source>Add a place</source>
        <translation>Добавить место</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Рекомендации</translation>
    </message>
    <message>
        <source>The institution must answer each one separately: one thing in each.</source>
        <translation>Учреждение отвечает отдельно по каждой, поэтому в каждой пишите об одном.</translation>
    </message>
    <message>
        <source>Add a recommendation</source>
        <translation>Добавить рекомендацию</translation>
    </message>
    <message>
        <source>What was answered to each recommendation</source>
        <translation>Что ответили на каждую рекомендацию</translation>
    </message>
    <message>
        <source>There are no recommendations yet.</source>
        <translation>Рекомендаций пока нет.</translation>
    </message>
</context>
<context>
    <name>LocalField</name>
    <message>
        <source>Put it right</source>
        <translation>Исправить</translation>
    </message>
    <message>
        <source>The other language was changed later: look here too.</source>
        <translation>Текст на другом языке изменен позже: проверьте и этот.</translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>How much is done</source>
        <translation>Сколько сделано</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} из {total}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open a case</source>
        <translation>Открыть дело</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Понятно</translation>
    </message>
</context>
<context>
    <name>Making</name>
    <message>
        <source>New files go to: {folder}</source>
        <translation>Новые файлы будут в папке: {folder}</translation>
    </message>
    <message>
        <source>Make the cases: {n}</source>
        <translation>Создать дела: {n}</translation>
    </message>
    <message>
        <source>Make the cases</source>
        <translation>Создать дела</translation>
    </message>
    <message>
        <source>There is no case yet after which others could be made. Begin one first.</source>
        <translation>Пока нет дела, которое могло бы стать образцом. Сначала начните одно дело.</translation>
    </message>
    <message>
        <source>After which case?</source>
        <translation>По образцу какого дела?</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Другой файл…</translation>
    </message>
    <message>
        <source>Name of the campaign</source>
        <translation>Название кампании</translation>
    </message>
    <message>
        <source>Read from a file…</source>
        <translation>Прочитать из файла…</translation>
    </message>
    <message>
        <source>Copy down</source>
        <translation>Скопировать вниз</translation>
    </message>
    <message>
        <source>Institutions</source>
        <translation>Учреждения</translation>
    </message>
    <message>
        <source>New cases take along the topic, who we are, the group, the project and the procedure of one case. Findings, evidence, letters, numbers and days stay behind. Type the institutions, paste them from Excel, or read them from a file.</source>
        <translation>В новые дела переходят тема, сведения о нас, группа, проект и процедура одного дела. Факты, доказательства, письма, номера и даты не переходят. Впишите учреждения, вставьте их из Excel или прочитайте из файла.</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Другая папка…</translation>
    </message>
    <message>
        <source>Take along the texts of recommendations</source>
        <translation>Взять и тексты рекомендаций</translation>
    </message>
</context>
<context>
    <name>MarkBlock</name>
    <message>
        <source>Is recommendation {n} done by this?</source>
        <translation>Выполнена ли этим рекомендация {n}?</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>Start a new case</source>
        <translation>Начать новое дело</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Открыть файл…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Открыть образец</translation>
    </message>
    <message>
        <source>Lists and settings</source>
        <translation>Списки и настройки</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Go to a step or a field…</source>
        <translation>Перейти к шагу или полю…</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Подсказка</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>Файл дела</translation>
    </message>
    <message>
        <source>Backups of this case</source>
        <translation>Резервные копии этого дела</translation>
    </message>
    <message>
        <source>Check the case file</source>
        <translation>Проверить файл дела</translation>
    </message>
    <message>
        <source>Hand over and export</source>
        <translation>Передача и выгрузка</translation>
    </message>
    <message>
        <source>Join a colleague&apos;s copy…</source>
        <translation>Присоединить копию коллеги…</translation>
    </message>
    <message>
        <source>Note for the next person…</source>
        <translation>Записка следующему…</translation>
    </message>
    <message>
        <source>Remove something for good</source>
        <translation>Удалить что-то навсегда</translation>
    </message>
    <message>
        <source>Hand the case over…</source>
        <translation>Передать дело…</translation>
    </message>
    <message>
        <source>Change or remove the password…</source>
        <translation>Изменить или снять пароль…</translation>
    </message>
    <message>
        <source>Protect with a password…</source>
        <translation>Защитить паролем…</translation>
    </message>
    <message>
        <source>Export a workbook of this case…</source>
        <translation>Выгрузить таблицу по этому делу…</translation>
    </message>
    <message>
        <source>Save the days of this case for a phone…</source>
        <translation>Сохранить дни этого дела для телефона…</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Закрыть дело</translation>
    </message>
    <message>
        <source>Export a workbook of all cases…</source>
        <translation>Выгрузить таблицу по всем делам…</translation>
    </message>
    <message>
        <source>Read the case files anew</source>
        <translation>Перечитать файлы дел</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Our details</source>
        <translation>Наши данные</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>Бланк</translation>
    </message>
    <message>
        <source>Register of letters</source>
        <translation>Журнал писем</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Кампании</translation>
    </message>
    <message>
        <source>Institutions and people</source>
        <translation>Учреждения и люди</translation>
    </message>
    <message>
        <source>Letter texts</source>
        <translation>Тексты писем</translation>
    </message>
    <message>
        <source>Law at hand</source>
        <translation>Закон под рукой</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>Выходные дни</translation>
    </message>
    <message>
        <source>About Baqylau</source>
        <translation>О программе Baqylau</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Control {n}: {topic}</source>
        <translation>Контроль № {n}: {topic}</translation>
    </message>
    <message>
        <source>Begin another control</source>
        <translation>Начать еще один контроль</translation>
    </message>
    <message>
        <source>Join a colleague&apos;s copy</source>
        <translation>Присоединить копию коллеги</translation>
    </message>
    <message>
        <source>Save the days of this case for a phone</source>
        <translation>Сохранить дни этого дела для телефона</translation>
    </message>
    <message>
        <source>Export a workbook</source>
        <translation>Выгрузить таблицу</translation>
    </message>
</context>
<context>
    <name>NewCasePage</name>
    <message>
        <source>Name by pattern: check it against the official name.</source>
        <translation>Название по образцу: сверьте с официальным.</translation>
    </message>
    <message>
        <source>From the register: what is known of it is filled in with the name.</source>
        <translation>Из реестра: вместе с названием будет заполнено все, что известно.</translation>
    </message>
    <message>
        <source>Write the missing name in the place of “…”.</source>
        <translation>Впишите недостающее название на место «…».</translation>
    </message>
    <message>
        <source>You had typed: {text}</source>
        <translation>Вы набрали: {text}</translation>
    </message>
    <message>
        <source>Do not take it</source>
        <translation>Не брать</translation>
    </message>
    <message>
        <source>The case will be kept in: {path}</source>
        <translation>Дело будет храниться здесь: {path}</translation>
    </message>
    <message>
        <source>Where to keep the case</source>
        <translation>Где хранить дело</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Новое дело</translation>
    </message>
    <message>
        <source>A case is about one institution. Everything else is asked step by step.</source>
        <translation>Одно дело – об одном учреждении. Все остальное спросим шаг за шагом.</translation>
    </message>
    <message>
        <source>What is the institution called?</source>
        <translation>Как называется учреждение?</translation>
    </message>
    <message>
        <source>The full name from its charter or website. One language is enough to begin.</source>
        <translation>Полное название из положения, устава или с сайта. Для начала хватит одного языка.</translation>
    </message>
    <message>
        <source>What do you want to achieve first?</source>
        <translation>Чего вы хотите добиться в первую очередь?</translation>
    </message>
    <message>
        <source>Keep it elsewhere…</source>
        <translation>Хранить в другом месте…</translation>
    </message>
    <message>
        <source>Create the case</source>
        <translation>Создать дело</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>NextPapers</name>
    <message>
        <source>What can be done now</source>
        <translation>Что можно сделать сейчас</translation>
    </message>
    <message>
        <source>To the letter with clarifying questions</source>
        <translation>К письму с уточняющими вопросами</translation>
    </message>
    <message>
        <source>To the complaint, with this filled in</source>
        <translation>К жалобе, где это уже вписано</translation>
    </message>
    <message>
        <source>Note the day of the check</source>
        <translation>Записать день проверки</translation>
    </message>
</context>
<context>
    <name>NormsField</name>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Add a norm…</source>
        <translation>Добавить норму…</translation>
    </message>
    <message>
        <source>Chosen: {norm}</source>
        <translation>Выбрано: {norm}</translation>
    </message>
</context>
<context>
    <name>NotePage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Notes for the next person</source>
        <translation>Записки следующему</translation>
    </message>
    <message>
        <source>A note stays in the case file and is shown once to whoever opens the case at another computer or under another name. It goes into no letter.</source>
        <translation>Записка остается в файле дела и один раз показывается тому, кто откроет дело на другом компьютере или под другим именем. Ни в какое письмо она не попадает.</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Написать записку</translation>
    </message>
    <message>
        <source>No note was written yet.</source>
        <translation>Записок пока нет.</translation>
    </message>
    <message>
        <source>The program has put in what the case says. Change it as you like.</source>
        <translation>Программа вписала то, что есть в деле. Измените как хотите.</translation>
    </message>
    <message>
        <source>Take the note out</source>
        <translation>Убрать записку</translation>
    </message>
    <message>
        <source>Read by: {who}</source>
        <translation>Прочитали: {who}</translation>
    </message>
    <message>
        <source>Open as a sheet to print</source>
        <translation>Открыть листом для печати</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>Recommendations not marked as done: {numbers}</source>
        <translation>Рекомендации без отметки об исполнении: {numbers}</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>Что изменилось</translation>
    </message>
    <message>
        <source>An order, a page on the website, money in the budget, a working group: each on its own, also if it is not quite what was asked for.</source>
        <translation>Распоряжение, страница на сайте, деньги в бюджете, рабочая группа: каждое отдельно, даже если просили не совсем это.</translation>
    </message>
    <message>
        <source>Add what has changed</source>
        <translation>Добавить изменение</translation>
    </message>
</context>
<context>
    <name>PackagePage</name>
    <message>
        <source>and {n} more</source>
        <translation>и еще {n}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>A package of a case. Every file in it is compared with its check sum, and the records with the history. Nothing is unpacked.</source>
        <translation>Пакет дела. Каждый файл в нем сверяется с контрольной суммой, а записи – с историей. Ничего не распаковывается.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Проверить снова</translation>
    </message>
    <message>
        <source>A case can be made of it, with its whole history. It is a copy: if you have this case already, open yours and join the copy to it.</source>
        <translation>Из него можно создать дело со всей историей. Это копия: если такое дело у вас уже есть, откройте свое и присоедините копию к нему.</translation>
    </message>
    <message>
        <source>Make the case from the package</source>
        <translation>Создать дело из пакета</translation>
    </message>
</context>
<context>
    <name>Pager</name>
    <message>
        <source>Those before</source>
        <translation>Предыдущие</translation>
    </message>
    <message>
        <source>Those after</source>
        <translation>Следующие</translation>
    </message>
    <message>
        <source>{first}–{last} of {every}</source>
        <translation>{first}–{last} из {every}</translation>
    </message>
</context>
<context>
    <name>PapersBlock</name>
    <message>
        <source>Paper: {title}</source>
        <translation>Документ: {title}</translation>
    </message>
    <message>
        <source>Edit this letter</source>
        <translation>Править это письмо</translation>
    </message>
    <message>
        <source>Read both languages side by side</source>
        <translation>Читать оба языка рядом</translation>
    </message>
</context>
<context>
    <name>PartLine</name>
    <message>
        <source>Copies</source>
        <translation>Экземпляров</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Посмотреть</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>Picture</source>
        <translation>Изображение</translation>
    </message>
</context>
<context>
    <name>PrintPage</name>
    <message>
        <source>No office program was found: Baqylau prints the pages itself.</source>
        <translation>Офисная программа не найдена: страницы печатает сам Baqylau.</translation>
    </message>
    <message>
        <source>{program} is making the pages. Until then you see them as Baqylau does.</source>
        <translation>Страницы готовит {program}. Пока они показаны так, как их печатает сам Baqylau.</translation>
    </message>
    <message>
        <source>{program} is making the pages. What you asked for begins when they are there.</source>
        <translation>Страницы готовит {program}. Когда они будут готовы, начнется то, что вы выбрали.</translation>
    </message>
    <message>
        <source>The pages are made by {program}.</source>
        <translation>Страницы подготовил {program}.</translation>
    </message>
    <message>
        <source>{program} did not make all pages: Baqylau prints the others itself.</source>
        <translation>{program} подготовил не все страницы: остальные печатает сам Baqylau.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Print: {title}</source>
        <translation>Печать: {title}</translation>
    </message>
    <message>
        <source>Count for printing on both sides</source>
        <translation>Считать для печати с двух сторон</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печатать…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить как PDF…</translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message>
        <source>Your name, for the record of changes</source>
        <translation>Ваше имя – для истории изменений</translation>
    </message>
    <message>
        <source>Outgoing numbers</source>
        <translation>Исходящие номера</translation>
    </message>
    <message>
        <source>Incoming numbers</source>
        <translation>Входящие номера</translation>
    </message>
    <message>
        <source>Lock a case with a password when nobody is at the computer</source>
        <translation>Запирать дело с паролем, когда за компьютером никого нет</translation>
    </message>
    <message>
        <source>The next letter gets {number}.</source>
        <translation>Номер следующего письма: {number}.</translation>
    </message>
    <message>
        <source>The next that comes gets {number}.</source>
        <translation>Следующее поступившее письмо получит {number}.</translation>
    </message>
    <message>
        <source>Our details</source>
        <translation>Наши данные</translation>
    </message>
    <message>
        <source>New cases begin with this card. It stays on this computer.</source>
        <translation>Новые дела начинаются с этой карточки. Она остается на этом компьютере.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Letterhead…</source>
        <translation>Бланк…</translation>
    </message>
    <message>
        <source>Take the organisation from the latest case</source>
        <translation>Взять организацию из последнего дела</translation>
    </message>
    <message>
        <source>{n} is where the count stands: the program puts 1, 2, 3… there. All else stands as written, the year too: change it yourself in the new year, and the count begins at 1.</source>
        <translation>{n} – место порядкового номера: программа ставит туда 1, 2, 3… Остальное стоит как написано, и год тоже: в новом году измените его сами, и счет начнется с 1.</translation>
    </message>
    <message>
        <source>Each computer counts for itself. A mark of its own before the number, such as {mark}/, keeps two computers of one organisation from giving the same number; where both have the same mark, change one.</source>
        <translation>Каждый компьютер считает сам. Своя метка перед номером, например {mark}/, нужна, чтобы два компьютера одной организации не дали один и тот же номер; если метка у обоих одна, измените одну из них.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Никогда</translation>
    </message>
</context>
<context>
    <name>ProposingField</name>
    <message>
        <source>Take</source>
        <translation>Взять</translation>
    </message>
    <message>
        <source>As you wrote it before: {form}</source>
        <translation>Так вы писали раньше: {form}</translation>
    </message>
    <message>
        <source>Proposed: {form}</source>
        <translation>Предлагается: {form}</translation>
    </message>
    <message>
        <source>Perhaps: {form}. Not certain: check the ending before you take it.</source>
        <translation>Возможно: {form}. Уверенности нет: проверьте окончание, прежде чем взять.</translation>
    </message>
</context>
<context>
    <name>ProtectionPage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Password of this case</source>
        <translation>Пароль этого дела</translation>
    </message>
    <message>
        <source>The case is being written anew and checked; until then the old stays…</source>
        <translation>Дело записывается заново и проверяется; до тех пор остается прежнее…</translation>
    </message>
    <message>
        <source>The case is open for reading only.</source>
        <translation>Дело открыто только для чтения.</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Лист восстановления</translation>
    </message>
    <message>
        <source>It holds a code that opens the case if the password is forgotten. Print it, keep it away from the computer, and delete the file. The program keeps the code nowhere.</source>
        <translation>На нем код, который открывает дело, если пароль забыт. Распечатайте лист, храните отдельно от компьютера, а файл удалите. Программа этот код нигде не хранит.</translation>
    </message>
    <message>
        <source>Written: {path}. Print it and delete it.</source>
        <translation>Записан: {path}. Распечатайте и удалите файл.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Write the recovery sheet…</source>
        <translation>Записать лист восстановления…</translation>
    </message>
    <message>
        <source>Delete the file</source>
        <translation>Удалить файл</translation>
    </message>
    <message>
        <source>Another password</source>
        <translation>Другой пароль</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>Показывать, что я набираю</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Новый пароль</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Повторите пароль</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Изменить пароль</translation>
    </message>
    <message>
        <source>Protect the case</source>
        <translation>Защитить дело</translation>
    </message>
    <message>
        <source>Who loses both the password and the sheet loses the case: nobody can open it, nor can those who made the program.</source>
        <translation>Кто потеряет и пароль, и лист, потеряет дело: его не откроет никто, в том числе те, кто сделал программу.</translation>
    </message>
    <message>
        <source>The backups made so far have no password: they are removed, and a new one is made. Papers, packages and workbooks that you make stay readable for everybody, and so do copies that you gave away.</source>
        <translation>У прежних резервных копий пароля нет: они удалятся, и сделается новая. Документы, пакеты и таблицы, которые вы делаете, и копии, которые вы кому-то дали, по-прежнему прочтет каждый.</translation>
    </message>
    <message>
        <source>Without a password stays: {what}</source>
        <translation>Без пароля остается: {what}</translation>
    </message>
    <message>
        <source>The former password and the former recovery sheet no longer open this file, only copies that were given away before. The former backups of this case are removed, and a new one is made.</source>
        <translation>Прежний пароль и прежний лист восстановления этот файл больше не открывают, только копии, отданные раньше. Прежние резервные копии этого дела удаляются, и делается новая.</translation>
    </message>
    <message>
        <source>The file, its backups and the copies made from then on open only with the password, or with the code of a recovery sheet, which you print once.</source>
        <translation>После этого файл, его резервные копии и копии, сделанные позже, откроются только по паролю или по коду с листа восстановления, который печатают один раз.</translation>
    </message>
    <message>
        <source>No password any more</source>
        <translation>Снять пароль</translation>
    </message>
    <message>
        <source>The case opens for everybody again. Its protected backups are removed, and a new one without a password is made.</source>
        <translation>Дело снова откроет каждый. Его защищенные резервные копии удалятся, и сделается новая, без пароля.</translation>
    </message>
    <message>
        <source>Take the password away</source>
        <translation>Снять пароль</translation>
    </message>
    <message>
        <source>Where shall the sheet lie until it is printed?</source>
        <translation>Где лист полежит, пока его не распечатают?</translation>
    </message>
</context>
<context>
    <name>Publishing</name>
    <message>
        <source>Publication</source>
        <translation>Публикация</translation>
    </message>
    <message>
        <source>The Law names no term for it: nobody is late. It is only kept in view.</source>
        <translation>Срока для этого Закон не называет: опоздавших здесь нет. Это лишь то, о чем стоит помнить.</translation>
    </message>
    <message>
        <source>Make the folder to publish</source>
        <translation>Создать папку для публикации</translation>
    </message>
    <message>
        <source>Papers without personal data, replies, short texts; nothing is sent</source>
        <translation>Документы без личных данных, ответы, короткие тексты; ничего не отправляется</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>с {day}</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Отметить</translation>
    </message>
    <message>
        <source>nothing is noted yet</source>
        <translation>пока ничего не отмечено</translation>
    </message>
    <message>
        <source>published</source>
        <translation>опубликовано</translation>
    </message>
    <message>
        <source>found on the institution&apos;s website</source>
        <translation>найдено на сайте учреждения</translation>
    </message>
    <message>
        <source>not found on the institution&apos;s website</source>
        <translation>не найдено на сайте учреждения</translation>
    </message>
    <message>
        <source>Files in the folder “{folder}”: {n}</source>
        <translation>Файлов в папке «{folder}»: {n}</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Показать папку</translation>
    </message>
</context>
<context>
    <name>PurgePage</name>
    <message>
        <source>{name} (taken out before)</source>
        <translation>{name} (удалено раньше)</translation>
    </message>
    <message>
        <source>and {n} more: type a part of the name</source>
        <translation>и еще {n}: наберите часть названия</translation>
    </message>
    <message>
        <source>Or only what stood in a field before:</source>
        <translation>Или только прежнее содержание поля:</translation>
    </message>
    <message>
        <source>What was noted goes. Who did it, when and what stays.</source>
        <translation>Пометки исчезнут. Кто это сделал, когда и что – останется.</translation>
    </message>
    <message>
        <source>What stood in this field before goes; what stands in it now stays.</source>
        <translation>Прежнее содержание поля исчезает; нынешнее остается.</translation>
    </message>
    <message>
        <source>Goes:</source>
        <translation>Удаляется:</translation>
    </message>
    <message>
        <source>Where it may remain, and you remove it:</source>
        <translation>Где это может остаться, и удаляете вы:</translation>
    </message>
    <message>
        <source>the folder of the papers: {folder}</source>
        <translation>папка документов: {folder}</translation>
    </message>
    <message>
        <source>another file of this case: {file}</source>
        <translation>другой файл этого дела: {file}</translation>
    </message>
    <message>
        <source>exported files and workbooks, and backups on a stick</source>
        <translation>выгруженные файлы и таблицы, копии на флешке</translation>
    </message>
    <message>
        <source>copies of the case at colleagues&apos;: when they join yours, it goes there too</source>
        <translation>копии дела у коллег: когда они присоединят вашу, это исчезнет и там</translation>
    </message>
    <message>
        <source>Nothing brings it back. Yes, remove for good</source>
        <translation>Вернуть нельзя. Да, удалить навсегда</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>Выбрать другое</translation>
    </message>
    <message>
        <source>A part of the name</source>
        <translation>Часть названия</translation>
    </message>
    <message>
        <source>Why? The reason stays in the history.</source>
        <translation>Почему? Причина остается в истории.</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Удалить навсегда</translation>
    </message>
    <message>
        <source>Remove something for good</source>
        <translation>Удалить что-то навсегда</translation>
    </message>
    <message>
        <source>A withdrawn consent, a child&apos;s face, an identification number typed by mistake: it goes from the file, its history and the backups. Nothing brings it back. Who did it, when and why stays.</source>
        <translation>Отозванное согласие, лицо ребенка, набранный по ошибке ИИН: это исчезает из файла, его истории и резервных копий. Вернуть нельзя. Кто, когда и почему удалил – остается.</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Папка:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Тип файлов:</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Second pair of eyes: {title}</source>
        <translation>Проверка вторым человеком: {title}</translation>
    </message>
    <message>
        <source>I read it now</source>
        <translation>Я сейчас читаю</translation>
    </message>
    <message>
        <source>Open the paper: {language}</source>
        <translation>Открыть документ: {language}</translation>
    </message>
    <message>
        <source>Look and print</source>
        <translation>Посмотреть и напечатать</translation>
    </message>
    <message>
        <source>The list to tick on paper</source>
        <translation>Список для отметок на бумаге</translation>
    </message>
</context>
<context>
    <name>RecordCard</name>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
</context>
<context>
    <name>RecordsBlock</name>
    <message>
        <source>Removed: {title}</source>
        <translation>Убрано: {title}</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Вернуть</translation>
    </message>
</context>
<context>
    <name>RecoverPage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Попробовать снова</translation>
    </message>
    <message>
        <source>The program kept backups of this case. If you go on from one, the file that is there is put aside under another name; nothing is deleted.</source>
        <translation>У программы есть резервные копии этого дела. Если продолжить с одной из них, лежащий на месте файл будет отложен под другим именем; ничего не удаляется.</translation>
    </message>
    <message>
        <source>What still reads of the file can be saved into a new case beside it, with a report of what could not be saved. The damaged file is not touched.</source>
        <translation>То, что в файле еще читается, можно сохранить в новое дело рядом с ним, с отчетом о том, что сохранить не удалось. Поврежденный файл не меняется.</translation>
    </message>
    <message>
        <source>Save what can be saved</source>
        <translation>Спасти, что можно</translation>
    </message>
    <message>
        <source>Open the saved case</source>
        <translation>Открыть спасенное дело</translation>
    </message>
    <message>
        <source>Show the report in its folder</source>
        <translation>Показать отчет в папке</translation>
    </message>
    <message>
        <source>Backups of other copies of this case</source>
        <translation>Копии с других экземпляров этого дела</translation>
    </message>
    <message>
        <source>Go on from this</source>
        <translation>Продолжить с нее</translation>
    </message>
    <message>
        <source>and {n} more, in the report</source>
        <translation>и еще {n}, в отчете</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Void: {reason}</source>
        <translation>Недействителен: {reason}</translation>
    </message>
    <message>
        <source>All letters</source>
        <translation>Все письма</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>Все годы</translation>
    </message>
    <message>
        <source>All institutions</source>
        <translation>Все учреждения</translation>
    </message>
    <message>
        <source>Left out of the series: {numbers}</source>
        <translation>Пропущены в ряду: {numbers}</translation>
    </message>
    <message>
        <source>Further gaps: {n}</source>
        <translation>Еще пропусков: {n}</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Короче</translation>
    </message>
    <message>
        <source>Which letters are beside them?</source>
        <translation>Какие письма рядом с ними?</translation>
    </message>
    <message>
        <source>a case that was not read here</source>
        <translation>дело, которое здесь не читали</translation>
    </message>
    <message>
        <source>without a number</source>
        <translation>без номера</translation>
    </message>
    <message>
        <source>The same number: {letters}</source>
        <translation>Такой же номер: {letters}</translation>
    </message>
    <message>
        <source>answers: {letter}</source>
        <translation>ответ на: {letter}</translation>
    </message>
    <message>
        <source>First choose a letter in the list above.</source>
        <translation>Сначала выберите письмо в списке выше.</translation>
    </message>
    <message>
        <source>This number is void already. Choose another one.</source>
        <translation>Этот номер уже недействителен. Выберите другой.</translation>
    </message>
    <message>
        <source>What is wrong here is corrected in the case.</source>
        <translation>Ошибка здесь исправляется в самом деле.</translation>
    </message>
    <message>
        <source>This letter has no number yet. It gets one at its step.</source>
        <translation>У этого письма еще нет номера. Номер дается на его шаге.</translation>
    </message>
    <message>
        <source>This letter was sent: its number stays with it.</source>
        <translation>Это письмо отправлено: номер остается за ним.</translation>
    </message>
    <message>
        <source>№ {number}: write the reason, then declare it void.</source>
        <translation>№ {number}: впишите причину, затем признайте номер недействительным.</translation>
    </message>
    <message>
        <source>All cases were read.</source>
        <translation>Все дела прочитаны.</translation>
    </message>
    <message>
        <source>Register of letters</source>
        <translation>Журнал писем</translation>
    </message>
    <message>
        <source>No letter was written yet. It gets its number at its step.</source>
        <translation>Писем еще нет. Письмо получает номер на своем шаге.</translation>
    </message>
    <message>
        <source>Outgoing or incoming</source>
        <translation>Исходящие или входящие</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Год</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Учреждение</translation>
    </message>
    <message>
        <source>Number, name or day</source>
        <translation>Номер, название или день</translation>
    </message>
    <message>
        <source>Why the number is void</source>
        <translation>Почему номер недействителен</translation>
    </message>
    <message>
        <source>Numbers left out</source>
        <translation>Пропущенные номера</translation>
    </message>
    <message>
        <source>Open in its case</source>
        <translation>Открыть в деле</translation>
    </message>
    <message>
        <source>Journal to print…</source>
        <translation>Журнал для печати…</translation>
    </message>
    <message>
        <source>Export to Excel…</source>
        <translation>Выгрузить в Excel…</translation>
    </message>
    <message>
        <source>Make anew from the cases</source>
        <translation>Составить заново по делам</translation>
    </message>
    <message>
        <source>Declare void</source>
        <translation>Признать недействительным</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>RepliesView</name>
    <message>
        <source>Replies</source>
        <translation>Ответы</translation>
    </message>
    <message>
        <source>Take in a reply…</source>
        <translation>Внести ответ…</translation>
    </message>
    <message>
        <source>A scan or photos, a Word file, a PDF, an e-mail; or drop it here</source>
        <translation>Скан или фото, файл Word, PDF, письмо электронной почты; можно перетащить сюда</translation>
    </message>
    <message>
        <source>Type or paste a reply</source>
        <translation>Набрать или вставить ответ</translation>
    </message>
    <message>
        <source>There are no recommendations yet.</source>
        <translation>Рекомендаций пока нет.</translation>
    </message>
    <message>
        <source>No reply is entered yet. Take it in here when it comes.</source>
        <translation>Ответ еще не внесен. Когда он придет, внесите его здесь.</translation>
    </message>
    <message>
        <source>Done: {done} of {n}. Not answered: {unanswered}. Not marked yet: {unmarked}.</source>
        <translation>Исполнено: {done} из {n}. Без ответа: {unanswered}. Еще не отмечено: {unmarked}.</translation>
    </message>
    <message>
        <source>Read and assign</source>
        <translation>Прочесть и распределить</translation>
    </message>
    <message>
        <source>What does it say?</source>
        <translation>Что сказано?</translation>
    </message>
    <message>
        <source>Files of the letter</source>
        <translation>Файлы письма</translation>
    </message>
    <message>
        <source>Said without a letter</source>
        <translation>Сказано без письма</translation>
    </message>
    <message>
        <source>A letter without number and day</source>
        <translation>Письмо без номера и даты</translation>
    </message>
</context>
<context>
    <name>ReplyReader</name>
    <message>
        <source>A letter without number and day</source>
        <translation>Письмо без номера и даты</translation>
    </message>
    <message>
        <source>Number, days and sender</source>
        <translation>Номер, даты и отправитель</translation>
    </message>
    <message>
        <source>All replies</source>
        <translation>Все ответы</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Открыть файл</translation>
    </message>
    <message>
        <source>Add pages…</source>
        <translation>Добавить страницы…</translation>
    </message>
    <message>
        <source>Words of the letter</source>
        <translation>Текст письма</translation>
    </message>
    <message>
        <source>Mark these as not answered</source>
        <translation>Отметить их «без ответа»</translation>
    </message>
    <message>
        <source>Scan of the letter</source>
        <translation>Скан письма</translation>
    </message>
    <message>
        <source>{n} of {all} paragraphs belong to no recommendation.</source>
        <translation>Абзацев, не отнесенных ни к одной рекомендации: {n} из {all}.</translation>
    </message>
    <message>
        <source>Nothing of this letter is entered for: {numbers}</source>
        <translation>Из этого письма ничего не внесено по рекомендациям: {numbers}</translation>
    </message>
    <message>
        <source>Files of the letter</source>
        <translation>Файлы письма</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Ответ</translation>
    </message>
</context>
<context>
    <name>Retouching</name>
    <message>
        <source>Blur</source>
        <translation>Размыть</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Стрелка</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Обрезать</translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>Отменить последнее</translation>
    </message>
    <message>
        <source>Keep the working copy</source>
        <translation>Сохранить рабочую копию</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Draw over the place with the mouse. Or by keys: arrows move the frame, Shift with arrows changes its size, Enter applies it. The place of the photo is left out.</source>
        <translation>Обведите место мышью. Или клавишами: стрелки двигают рамку, с Shift меняют ее размер, Enter применяет. Координаты места съемки в копию не попадают.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Изображение</translation>
    </message>
</context>
<context>
    <name>Scan</name>
    <message>
        <source>Add pages…</source>
        <translation>Добавить страницы…</translation>
    </message>
    <message>
        <source>Choose the scan or the photos…</source>
        <translation>Выбрать скан или фото…</translation>
    </message>
    <message>
        <source>or drop the files here</source>
        <translation>или перетащите файлы сюда</translation>
    </message>
    <message>
        <source>Files: {n}</source>
        <translation>Файлов: {n}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Files: {n}, pages: {pages}</source>
        <translation>Файлов: {n}, страниц: {pages}</translation>
    </message>
</context>
<context>
    <name>SecondEyes</name>
    <message>
        <source>Ask a colleague to read it</source>
        <translation>Попросить коллегу прочитать</translation>
    </message>
    <message>
        <source>Second pair of eyes…</source>
        <translation>Проверка вторым человеком…</translation>
    </message>
</context>
<context>
    <name>SendingBlock</name>
    <message>
        <source>Sending</source>
        <translation>Отправка</translation>
    </message>
</context>
<context>
    <name>SentFiles</name>
    <message>
        <source>Open what was sent</source>
        <translation>Открыть отправленное</translation>
    </message>
</context>
<context>
    <name>SheetBlock</name>
    <message>
        <source>Filled from what stands above; the rest is left blank to be filled by hand.</source>
        <translation>Заполняется тем, что внесено выше; остальное остается пустым, чтобы вписать от руки.</translation>
    </message>
    <message>
        <source>Sheet to sign: {language}</source>
        <translation>Лист на подпись: {language}</translation>
    </message>
</context>
<context>
    <name>Shifts</name>
    <message>
        <source>As it is now → as it would be</source>
        <translation>Как сейчас → как станет</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>и еще {n}</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Stage</source>
        <translation>Этап</translation>
    </message>
    <message>
        <source>Nearest date</source>
        <translation>Ближайший срок</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Факты</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Рекомендации</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Ответы</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>Заслушивание</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Исполнено</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Что изменилось</translation>
    </message>
    <message>
        <source>Cases of the campaign side by side</source>
        <translation>Дела кампании рядом</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Открыть дело</translation>
    </message>
    <message>
        <source>Summary of all cases…</source>
        <translation>Сводка по всем делам…</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Places in the cases</source>
        <translation>Места в делах</translation>
    </message>
    <message>
        <source>In the cases</source>
        <translation>В делах</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>Все дела</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Найдено</translation>
    </message>
    <message>
        <source>No case that answers the filters has these words.</source>
        <translation>В отобранных делах таких слов нет.</translation>
    </message>
    <message>
        <source>No case answers these filters. Choose fewer, or clear them.</source>
        <translation>Под такой отбор не подходит ни одно дело. Ослабьте его или сбросьте.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
    </message>
    <message>
        <source>Take out of this list (the file stays)</source>
        <translation>Убрать из списка (файл останется)</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Подготовка</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Наблюдение</translation>
    </message>
    <message>
        <source>Concluding</source>
        <translation>Выводы</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Отправка</translation>
    </message>
    <message>
        <source>Following through</source>
        <translation>До результата</translation>
    </message>
    <message>
        <source>Public control</source>
        <translation>Общественный контроль</translation>
    </message>
    <message>
        <source>Search: institution, topic, any word in the cases</source>
        <translation>Поиск: учреждение, тема, любое слово в делах</translation>
    </message>
    <message>
        <source>Search the cases</source>
        <translation>Поиск по делам</translation>
    </message>
    <message>
        <source>Start a new case</source>
        <translation>Начать новое дело</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Открыть файл…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Открыть образец</translation>
    </message>
    <message>
        <source>No case has these words. Try fewer, or a part of the institution&apos;s name.</source>
        <translation>Дел с такими словами нет. Попробуйте меньше слов или часть названия учреждения.</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Дела</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>Still missing here: {n}</source>
        <translation>Здесь еще не хватает: {n}</translation>
    </message>
    <message>
        <source>Left open here: {n}</source>
        <translation>Здесь осталось незаполненным: {n}</translation>
    </message>
    <message>
        <source>What is still missing</source>
        <translation>Чего еще не хватает</translation>
    </message>
    <message>
        <source>Left open</source>
        <translation>Осталось незаполненным</translation>
    </message>
    <message>
        <source>done</source>
        <translation>завершен</translation>
    </message>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыт</translation>
    </message>
    <message>
        <source>waits for something else</source>
        <translation>пока рано</translation>
    </message>
    <message>
        <source>done, {n} left open</source>
        <translation>завершен, не заполнено: {n}</translation>
    </message>
    <message>
        <source>if you wish</source>
        <translation>по желанию</translation>
    </message>
    <message>
        <source>Mark as completed</source>
        <translation>Отметить завершенным</translation>
    </message>
    <message>
        <source>Take the mark back</source>
        <translation>Снять отметку</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Следующий шаг</translation>
    </message>
</context>
<context>
    <name>SuperiorField</name>
    <message>
        <source>Who is it usually?</source>
        <translation>Кто это обычно?</translation>
    </message>
</context>
<context>
    <name>TakeBack</name>
    <message>
        <source>Why is the mark as sent taken back?</source>
        <translation>Почему снимаете отметку об отправке?</translation>
    </message>
    <message>
        <source>For example: pressed by mistake. The reason stays in the history; the day and the channel stay as entered.</source>
        <translation>Например: нажали по ошибке. Причина останется в истории; день и способ отправки сохранятся как есть.</translation>
    </message>
    <message>
        <source>Take the mark back</source>
        <translation>Снять отметку</translation>
    </message>
    <message>
        <source>Leave it as sent</source>
        <translation>Оставить как есть</translation>
    </message>
</context>
<context>
    <name>TimeField</name>
    <message>
        <source>HH:MM</source>
        <translation>ЧЧ:ММ</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>По датам</translation>
    </message>
    <message>
        <source>All days of this control in order. A breach of order is marked.</source>
        <translation>Все дни этого контроля по порядку. Нарушение порядка отмечено.</translation>
    </message>
    <message>
        <source>No day is entered yet. Days come from the steps.</source>
        <translation>Пока не внесено ни одного дня. Дни берутся из шагов.</translation>
    </message>
    <message>
        <source>How was this counted?</source>
        <translation>Как это посчитано?</translation>
    </message>
</context>
<context>
    <name>TodayCard</name>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Открыть дело</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>Сделать сейчас</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Что делать</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Посмотреть</translation>
    </message>
    <message>
        <source>Enter the proof</source>
        <translation>Внести доказательство</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>оценка</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Whole list and month</source>
        <translation>Весь список и месяц</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Show more: {n}</source>
        <translation>Показать еще: {n}</translation>
    </message>
    <message>
        <source>Save for the calendar of a phone</source>
        <translation>Сохранить для календаря телефона</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Save for the calendar of a phone…</source>
        <translation>Сохранить для календаря телефона…</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Все дни</translation>
    </message>
    <message>
        <source>Month: the days on which something ends are marked</source>
        <translation>Месяц: отмечены дни, когда что-то истекает</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Saved {time}</source>
        <translation>Сохранено в {time}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Сохраняется…</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Не сохранено</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Идет работа…</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>Все дела</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Меню</translation>
    </message>
</context>
<context>
    <name>UnlockCard</name>
    <message>
        <source>Password or recovery code</source>
        <translation>Пароль или код восстановления</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>Показывать, что я набираю</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Открыть дело</translation>
    </message>
    <message>
        <source>The recovery code stands on the recovery sheet: four lines, with spaces or without. Nobody can open the case without one of both, nor can the program.</source>
        <translation>Код стоит на листе восстановления: четыре строки, с пробелами или без них. Без пароля и без кода дело не откроет никто, в том числе программа.</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>This case is protected by a password.</source>
        <translation>Это дело защищено паролем.</translation>
    </message>
</context>
<context>
    <name>Watching</name>
    <message>
        <source>Watch a folder…</source>
        <translation>Следить за папкой…</translation>
    </message>
    <message>
        <source>New files of a phone, a camera or the browser are offered here by themselves</source>
        <translation>Новые файлы телефона, фотоаппарата или браузера предлагаются здесь сами</translation>
    </message>
    <message>
        <source>Watched: {folder}</source>
        <translation>Наблюдаемая папка: {folder}</translation>
    </message>
    <message>
        <source>Not there: {folder}</source>
        <translation>Папка недоступна: {folder}</translation>
    </message>
    <message>
        <source>No longer</source>
        <translation>Больше не следить</translation>
    </message>
    <message>
        <source>No longer watch this folder</source>
        <translation>Больше не следить за этой папкой</translation>
    </message>
    <message>
        <source>New in the folder: {n}, older: {older}</source>
        <translation>Новые файлы в папке: {n}, прежние: {older}</translation>
    </message>
    <message>
        <source>New in the folder: {n}</source>
        <translation>Новые файлы в папке: {n}</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Отметить все</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Снять все отметки</translation>
    </message>
    <message>
        <source>Offer these no more</source>
        <translation>Больше их не предлагать</translation>
    </message>
    <message>
        <source>Older files that lie there: {n}. Show them</source>
        <translation>Прежних файлов в папке: {n}. Показать</translation>
    </message>
    <message>
        <source>Add the ticked: {n}</source>
        <translation>Добавить отмеченные: {n}</translation>
    </message>
</context>
<context>
    <name>WhatGoes</name>
    <message>
        <source>What the mark keeps in the case, as it lies now:</source>
        <translation>При отметке в деле сохранится так, как лежит сейчас:</translation>
    </message>
    <message>
        <source>not in the folder; as the program made it last</source>
        <translation>в папке нет; таким, каким программа создала его последним</translation>
    </message>
    <message>
        <source>edited by hand</source>
        <translation>изменен вручную</translation>
    </message>
    <message>
        <source>as the program made it</source>
        <translation>таким, каким его создала программа</translation>
    </message>
    <message>
        <source>Kept in the case as it went; nobody can change it:</source>
        <translation>Сохранено в деле таким, каким ушло; изменить это нельзя:</translation>
    </message>
    <message>
        <source>Kept when it was marked before: {n}</source>
        <translation>Сохранено при прежних отметках: {n}</translation>
    </message>
</context>
<context>
    <name>WorkingCopy</name>
    <message>
        <source>Make the working copy anew…</source>
        <translation>Сделать рабочую копию заново…</translation>
    </message>
    <message>
        <source>Make a working copy…</source>
        <translation>Сделать рабочую копию…</translation>
    </message>
    <message>
        <source>Print the original again</source>
        <translation>Снова печатать оригинал</translation>
    </message>
    <message>
        <source>The working copy is printed. The original stays as it is.</source>
        <translation>Печатается рабочая копия. Оригинал остается как есть.</translation>
    </message>
    <message>
        <source>See the working copy</source>
        <translation>Посмотреть рабочую копию</translation>
    </message>
</context>
<context>
    <name>_CardHead</name>
    <message>
        <source>folded</source>
        <translation>свернуто</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>развернуто</translation>
    </message>
</context>
<context>
    <name>_Entry</name>
    <message>
        <source>done</source>
        <translation>завершен</translation>
    </message>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыт</translation>
    </message>
    <message>
        <source>later</source>
        <translation>позже</translation>
    </message>
    <message>
        <source>{n} left open</source>
        <translation>не заполнено: {n}</translation>
    </message>
    <message>
        <source>if you wish</source>
        <translation>по желанию</translation>
    </message>
</context>
<context>
    <name>_NormPicker</name>
    <message>
        <source>Article, act or a word</source>
        <translation>Статья, акт или слово</translation>
    </message>
    <message>
        <source>Nothing found. Try another word, or fewer letters of it.</source>
        <translation>Ничего не найдено. Попробуйте другое слово или меньше букв.</translation>
    </message>
</context>
<context>
    <name>_Number</name>
    <message>
        <source>A ruled blank stands on the paper. Enter the number when it is written.</source>
        <translation>На документе оставлена пустая строка. Когда номер впишут, внесите его здесь.</translation>
    </message>
    <message>
        <source>Given at signing. A number that was given does not change any more.</source>
        <translation>Дается при подписании. Присвоенный номер больше не меняется.</translation>
    </message>
    <message>
        <source>{mark} before the stroke stands for this computer, so that two colleagues do not give the same number; change it under “Our details”.</source>
        <translation>{mark} перед чертой обозначает этот компьютер, чтобы двое коллег не дали один и тот же номер; изменить можно на странице «Наши данные».</translation>
    </message>
    <message>
        <source>Number in the journal</source>
        <translation>Номер в журнале</translation>
    </message>
    <message>
        <source>Enter from the journal</source>
        <translation>Внести из журнала</translation>
    </message>
    <message>
        <source>Take the next of our series</source>
        <translation>Взять следующий наш номер</translation>
    </message>
    <message>
        <source>Leave a blank to fill by hand</source>
        <translation>Оставить место для записи от руки</translation>
    </message>
    <message>
        <source>the next is {number}</source>
        <translation>следующий – {number}</translation>
    </message>
</context>
<context>
    <name>_Offered</name>
    <message>
        <source>form of public control</source>
        <translation>форма общественного контроля</translation>
    </message>
    <message>
        <source>request</source>
        <translation>запрос</translation>
    </message>
    <message>
        <source>remedy</source>
        <translation>средство защиты</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Начать</translation>
    </message>
    <message>
        <source>Which letter is it about?</source>
        <translation>О каком письме речь?</translation>
    </message>
    <message>
        <source>This letter did not go out yet: it is neither marked as sent nor is its receipt proven by a day.</source>
        <translation>Это письмо еще не отправлено: оно не отмечено как отправленное, и день его получения не подтвержден.</translation>
    </message>
    <message>
        <source>No letter was sent yet that could go unanswered.</source>
        <translation>Письма, которое могло бы остаться без ответа, еще не отправляли.</translation>
    </message>
</context>
<context>
    <name>_PaperLine</name>
    <message>
        <source>reading copy</source>
        <translation>копия для чтения</translation>
    </message>
    <message>
        <source>made {day} at {time}</source>
        <translation>создан {day} в {time}</translation>
    </message>
    <message>
        <source>not made yet</source>
        <translation>еще не создан</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Создать</translation>
    </message>
    <message>
        <source>Create anew</source>
        <translation>Создать заново</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
    </message>
    <message>
        <source>Look and print</source>
        <translation>Посмотреть и напечатать</translation>
    </message>
    <message>
        <source>Open what was sent</source>
        <translation>Открыть отправленное</translation>
    </message>
    <message>
        <source>The case was changed after this paper went out. What went out stays.</source>
        <translation>После отправки этого документа дело изменилось. Отправленный документ остается как есть.</translation>
    </message>
    <message>
        <source>The case was changed since. Create the paper anew before it goes out.</source>
        <translation>С тех пор дело изменилось. Создайте документ заново, прежде чем отправлять.</translation>
    </message>
</context>
<context>
    <name>_Progress</name>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Adding {n} of {total}: {name}</source>
        <translation>Добавляется {n} из {total}: {name}</translation>
    </message>
    <message>
        <source>Added: {n}.</source>
        <translation>Добавлено: {n}.</translation>
    </message>
    <message>
        <source>Stopped. Added: {n}, not added: {left}.</source>
        <translation>Остановлено. Добавлено: {n}, не добавлено: {left}.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>And {n} more.</source>
        <translation>И еще {n}.</translation>
    </message>
</context>
<context>
    <name>_Sent</name>
    <message>
        <source>Pressed by mistake? Take it back…</source>
        <translation>Нажали по ошибке? Снять отметку…</translation>
    </message>
    <message>
        <source>Mark as sent</source>
        <translation>Отметить отправленным</translation>
    </message>
    <message>
        <source>Marked as sent</source>
        <translation>Отмечено отправленным</translation>
    </message>
    <message>
        <source>Create anew</source>
        <translation>Создать заново</translation>
    </message>
    <message>
        <source>Changed after these papers were made: {papers}. Make them anew.</source>
        <translation>После создания этих документов дело изменилось: {papers}. Создайте их заново.</translation>
    </message>
    <message>
        <source>The mark was taken back on {day}: {why}</source>
        <translation>Отметка снята {day}: {why}</translation>
    </message>
</context>
<context>
    <name>_Texts</name>
    <message>
        <source>Take away</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Attach the official text…</source>
        <translation>Прикрепить официальный текст…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>Читаю {name}…</translation>
    </message>
    <message>
        <source>Save an act from the official site when there is internet (DOCX, PDF, HTML), then attach it here: it can be searched without internet.</source>
        <translation>Когда есть интернет, сохраните акт с официального сайта (DOCX, PDF, HTML) и прикрепите здесь: по нему можно искать без интернета.</translation>
    </message>
</context>
<context>
    <name>_Typing</name>
    <message>
        <source>Type or paste the words of the letter here, or choose its file.</source>
        <translation>Наберите или вставьте сюда текст письма либо выберите его файл.</translation>
    </message>
    <message>
        <source>Words of the letter</source>
        <translation>Текст письма</translation>
    </message>
    <message>
        <source>Keep as the text of the letter</source>
        <translation>Сохранить как текст письма</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
</context>
<context>
    <name>_Welcome</name>
    <message>
        <source>Here your cases will stand</source>
        <translation>Здесь будут ваши дела</translation>
    </message>
    <message>
        <source>A case is one institution whose work you look at, with all its papers in one file on this computer. Nothing leaves the computer. Baqylau leads you in five phases:</source>
        <translation>Одно дело – одно учреждение, за работой которого вы наблюдаете; все документы лежат в одном файле на этом компьютере. С компьютера ничего не уходит. Baqylau проведет вас по пяти этапам:</translation>
    </message>
    <message>
        <source>Prepare: who controls whom, about what; inform the institution.</source>
        <translation>Подготовка: кто, кого и по какому вопросу контролирует; сообщить учреждению.</translation>
    </message>
    <message>
        <source>Look: gather what you see, with date, time and proof.</source>
        <translation>Наблюдение: собрать увиденное с датой, временем и доказательствами.</translation>
    </message>
    <message>
        <source>Conclude: findings and recommendations in the final document.</source>
        <translation>Выводы: записать факты и рекомендации в итоговый документ.</translation>
    </message>
    <message>
        <source>Send: within seven working days, with proof of receipt.</source>
        <translation>Отправка: в течение семи рабочих дней, с подтверждением получения.</translation>
    </message>
    <message>
        <source>Follow through: by which day they must answer, and what then.</source>
        <translation>До результата: к какому дню должны ответить и что делать потом.</translation>
    </message>
    <message>
        <source>Begin the first case</source>
        <translation>Начать первое дело</translation>
    </message>
    <message>
        <source>Look at the sample case</source>
        <translation>Посмотреть образец</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Открыть файл…</translation>
    </message>
    <message>
        <source>The sample retells a real control in Uralsk; people, evidence and some days were added as an example. You may change it as you like.</source>
        <translation>Образец повторяет настоящий контроль в Уральске; люди, доказательства и часть дней добавлены для примера. Меняйте его как угодно.</translation>
    </message>
</context>
</TS>
