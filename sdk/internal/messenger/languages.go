package messenger

// languages are those that there are words in, by BCP 47's names in small letters.
var languages = map[string]string{"en": english, "de": german, "fr": french, "es": spanish, "ja": japanese, "ar": arabic}

const german = `Messenger
Messenger öffnen
Messenger öffnen, % ungelesen
Messenger schließen
Start
Nachrichten
Hilfe
Neuigkeiten
Aufgaben
Tickets
Guten Tag
Wie können wir helfen?
Senden Sie uns eine Nachricht
Letzte Nachricht
Nachrichten vom Team erscheinen hier
Fragen Sie uns etwas oder sagen Sie uns Ihre Meinung.
Neue Unterhaltung
Per E-Mail benachrichtigt werden
E-Mail-Adresse
Benachrichtigen
Zurück
Nachricht schreiben …
Nachricht
Senden
Datei anhängen
Emoji einfügen
% entfernen
Wird gesendet …
Gesendet
Gesehen
Nicht gesendet
Erneut versuchen
Verwerfen
% schreibt …
Sie
Team
Heute
Gestern
jetzt
% Min.
% Std.
% T.
Mehr laden
Frühere Nachrichten laden
Wird geladen …
Erneut versuchen
Sie sind offline. Was Sie schreiben, wird gesendet, sobald Sie wieder verbunden sind.
Hier ist noch nichts
Wie war diese Unterhaltung?
Furchtbar,Schlecht,In Ordnung,Gut,Großartig
Danke für Ihre Bewertung
Diese Unterhaltung wurde geschlossen
Diese Unterhaltung wurde wieder geöffnet
ungelesen
Vorgeschlagene Antworten
Video ansehen
Bild
% herunterladen
Keine Antwort. Bitte prüfen Sie Ihre Verbindung.
Das wurde nicht angenommen.
Das ist zu lang: höchstens % Zeichen.
Das ist zu groß: höchstens % MB.
Dateien dieser Art können nicht gesendet werden.
Diese Datei ist leer.
Hier können keine Dateien gesendet werden.
Das sind zu viele: höchstens % Dateien.
Das ist keine E-Mail-Adresse.
Bitte wählen Sie diese Datei erneut: Sie ging beim Verlassen der Seite verloren.
Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember
Sonntag,Montag,Dienstag,Mittwoch,Donnerstag,Freitag,Samstag
D. M
D. M Y
-
Noch keine Nachrichten
Nein, danke
Ausblenden: %`

const french = `Messagerie
Ouvrir la messagerie
Ouvrir la messagerie, % non lus
Fermer la messagerie
Accueil
Messages
Aide
Actualités
Tâches
Tickets
Bonjour
Comment pouvons-nous vous aider ?
Envoyez-nous un message
Message récent
Les messages de l’équipe apparaîtront ici
Posez-nous une question ou donnez-nous votre avis.
Nouvelle conversation
Être averti par e-mail
Adresse e-mail
M’avertir
Retour
Écrire un message…
Message
Envoyer
Joindre un fichier
Insérer un emoji
Retirer %
Envoi…
Envoyé
Vu
Non envoyé
Réessayer
Supprimer
% écrit…
Vous
Équipe
Aujourd’hui
Hier
maintenant
% min
% h
% j
Afficher plus
Afficher les messages précédents
Chargement…
Réessayer
Vous êtes hors ligne. Vos messages partiront dès votre retour.
Rien ici pour l’instant
Comment était cette conversation ?
Très mauvaise,Mauvaise,Correcte,Bonne,Excellente
Merci pour votre évaluation
Cette conversation a été fermée
Cette conversation a été rouverte
non lu
Réponses proposées
Regarder la vidéo
Image
Télécharger %
Pas de réponse. Vérifiez votre connexion.
Cela n’a pas été accepté.
C’est trop long : % caractères au maximum.
C’est trop lourd : % Mo au maximum.
Les fichiers de ce type ne peuvent pas être envoyés.
Ce fichier est vide.
L’envoi de fichiers n’est pas possible ici.
C’est trop : % fichiers au maximum.
Ce n’est pas une adresse e-mail.
Choisissez ce fichier à nouveau : il a été perdu quand la page a été quittée.
janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre
dimanche,lundi,mardi,mercredi,jeudi,vendredi,samedi
D M
D M Y
-
Aucun message pour l’instant
Non, merci
Masquer : %`

const spanish = `Mensajería
Abrir la mensajería
Abrir la mensajería, % sin leer
Cerrar la mensajería
Inicio
Mensajes
Ayuda
Novedades
Tareas
Tickets
Hola
¿Cómo podemos ayudarte?
Envíanos un mensaje
Mensaje reciente
Los mensajes del equipo se mostrarán aquí
Pregúntanos lo que quieras o danos tu opinión.
Nueva conversación
Recibir avisos por correo
Correo electrónico
Avisarme
Atrás
Escribe un mensaje…
Mensaje
Enviar
Adjuntar un archivo
Insertar un emoji
Quitar %
Enviando…
Enviado
Visto
No enviado
Reintentar
Descartar
% está escribiendo…
Tú
Equipo
Hoy
Ayer
ahora
% min
% h
% d
Cargar más
Cargar mensajes anteriores
Cargando…
Reintentar
Estás sin conexión. Lo que escribas se enviará cuando vuelvas.
Todavía no hay nada aquí
¿Qué te pareció esta conversación?
Pésima,Mala,Regular,Buena,Excelente
Gracias por tu valoración
Esta conversación se ha cerrado
Esta conversación se ha reabierto
sin leer
Respuestas sugeridas
Ver el vídeo
Imagen
Descargar %
Sin respuesta. Comprueba tu conexión.
No se ha aceptado.
Es demasiado largo: % caracteres como máximo.
Es demasiado grande: % MB como máximo.
No se pueden enviar archivos de este tipo.
Este archivo está vacío.
Aquí no se pueden enviar archivos.
Son demasiados: % archivos como máximo.
Esto no es una dirección de correo.
Vuelve a elegir este archivo: se perdió al salir de la página.
enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre
domingo,lunes,martes,miércoles,jueves,viernes,sábado
D de M
D de M de Y
-
Todavía no hay mensajes
No, gracias
Cerrar: %`

const japanese = `メッセンジャー
メッセンジャーを開く
メッセンジャーを開く、未読%件
メッセンジャーを閉じる
ホーム
メッセージ
ヘルプ
お知らせ
タスク
チケット
こんにちは
どのようなご用件でしょうか？
メッセージを送る
最近のメッセージ
チームからのメッセージはここに表示されます
ご質問やご意見をお聞かせください。
新しい会話
メールで通知を受け取る
メールアドレス
通知を受け取る
戻る
メッセージを入力…
メッセージ
送信
ファイルを添付
絵文字を挿入
%を削除
送信中…
送信済み
既読
未送信
再試行
破棄
%さんが入力中…
あなた
チーム
今日
昨日
今
%分前
%時間前
%日前
さらに読み込む
以前のメッセージを読み込む
読み込み中…
再試行
オフラインです。入力したメッセージは再接続時に送信されます。
まだ何もありません
この会話はいかがでしたか？
とても悪い,悪い,普通,良い,とても良い
評価をありがとうございます
この会話は終了しました
この会話は再開されました
未読
返信の候補
動画を見る
画像
%をダウンロード
応答がありません。接続を確認してください。
受け付けられませんでした。
長すぎます。%文字まで送信できます。
大きすぎます。%MBまで送信できます。
この種類のファイルは送信できません。
このファイルは空です。
ここではファイルを送信できません。
多すぎます。%件まで送信できます。
メールアドレスではありません。
このファイルをもう一度選択してください。ページを離れたときに失われました。
1月,2月,3月,4月,5月,6月,7月,8月,9月,10月,11月,12月
日曜日,月曜日,火曜日,水曜日,木曜日,金曜日,土曜日
MD日
Y年MD日
-
メッセージはまだありません
今はしない
閉じる：%`

const arabic = `المراسلة
فتح المراسلة
فتح المراسلة، غير مقروء: %
إغلاق المراسلة
الرئيسية
الرسائل
المساعدة
الأخبار
المهام
التذاكر
مرحبًا
كيف يمكننا مساعدتك؟
أرسل لنا رسالة
أحدث رسالة
ستظهر رسائل الفريق هنا
اسألنا عن أي شيء أو شاركنا رأيك.
محادثة جديدة
تلقي إشعار بالبريد الإلكتروني
البريد الإلكتروني
أشعرني
رجوع
اكتب رسالة…
رسالة
إرسال
إرفاق ملف
إدراج رمز تعبيري
إزالة %
جارٍ الإرسال…
تم الإرسال
تمت المشاهدة
لم تُرسل
إعادة المحاولة
تجاهل
% يكتب…
أنت
الفريق
اليوم
أمس
الآن
% د
% س
% ي
تحميل المزيد
تحميل الرسائل السابقة
جارٍ التحميل…
إعادة المحاولة
أنت غير متصل. سيُرسل ما تكتبه عند عودة الاتصال.
لا شيء هنا بعد
كيف كانت هذه المحادثة؟
سيئة جدًا,سيئة,مقبولة,جيدة,ممتازة
شكرًا على تقييمك
أُغلقت هذه المحادثة
أُعيد فتح هذه المحادثة
غير مقروء
إجابات مقترحة
مشاهدة الفيديو
صورة
تنزيل %
لا توجد استجابة. تحقق من اتصالك.
لم يُقبل هذا.
هذا طويل جدًا: % حرف على الأكثر.
هذا كبير جدًا: % ميغابايت على الأكثر.
لا يمكن إرسال ملفات من هذا النوع.
هذا الملف فارغ.
لا يمكن إرسال ملفات هنا.
هذا كثير جدًا: % ملفات على الأكثر.
هذا ليس بريدًا إلكترونيًا.
اختر هذا الملف مرة أخرى: فُقد عند مغادرة الصفحة.
يناير,فبراير,مارس,أبريل,مايو,يونيو,يوليو,أغسطس,سبتمبر,أكتوبر,نوفمبر,ديسمبر
الأحد,الاثنين,الثلاثاء,الأربعاء,الخميس,الجمعة,السبت
D M
D M Y
-
لا توجد رسائل بعد
لا، شكرًا
إخفاء: %`
