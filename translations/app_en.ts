<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>bubble</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose at most %n</source>
        <translation>
            <numerusform>Choose at most %n</numerusform>
            <numerusform>Choose at most %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people voted</source>
        <translation>
            <numerusform>%n person voted</numerusform>
            <numerusform>%n people voted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accurate to %n metres</source>
        <translation>
            <numerusform>Accurate to %n metre</numerusform>
            <numerusform>Accurate to %n metres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chats</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gesher::PracticeWindow</name>
    <message numerus="yes">
        <source>%n linked devices.</source>
        <translation>
            <numerusform>%n linked device.</numerusform>
            <numerusform>%n linked devices.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message numerus="yes">
        <source>%n contacts</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n videos</source>
        <translation>
            <numerusform>%n video</numerusform>
            <numerusform>%n videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n votes</source>
        <translation>
            <numerusform>%1: %n vote</numerusform>
            <numerusform>%1: %n votes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>presence</name>
    <message numerus="yes">
        <source>%n people are typing…</source>
        <translation>
            <numerusform>%n person is typing…</numerusform>
            <numerusform>%n people are typing…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>system</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 some numbers, %n more of them</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Messages disappear after %n days</source>
        <translation>
            <numerusform>Messages disappear after %n day</numerusform>
            <numerusform>Messages disappear after %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Messages disappear after %n hours</source>
        <translation>
            <numerusform>Messages disappear after %n hour</numerusform>
            <numerusform>Messages disappear after %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AccountActs</name>
    <message numerus="yes">
        <source>%n messages were written into files.</source>
        <translation>
            <numerusform>One message was written into files.</numerusform>
            <numerusform>%n messages were written into files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AccountsPage</name>
    <message numerus="yes">
        <source>%n need you.</source>
        <translation>
            <numerusform>%n needs you.</numerusform>
            <numerusform>%n need you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n numbers, those that need you first</source>
        <translation>
            <numerusform>%n number</numerusform>
            <numerusform>%n numbers, those that need you first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ClientDialog</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages are older than that and are deleted when you save. On the phones they stay.</source>
        <translation>
            <numerusform>%n message is older than that and is deleted when you save. On the phone it stays.</numerusform>
            <numerusform>%n messages are older than that and are deleted when you save. On the phones they stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ContactPanel</name>
    <message numerus="yes">
        <source>%1, %n messages</source>
        <extracomment>%1 is one of our numbers</extracomment>
        <translation>
            <numerusform>%1, one message</numerusform>
            <numerusform>%1, %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and one more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>One member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The conversation with %1 (%n messages) became part of this one when WhatsApp said that it is the same person.</source>
        <translation>
            <numerusform>The conversation with %1 (one message) became part of this one when WhatsApp said that it is the same person.</numerusform>
            <numerusform>The conversation with %1 (%n messages) became part of this one when WhatsApp said that it is the same person.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DeleteDialog</name>
    <message numerus="yes">
        <source>%n deliveries that still wait are not sent.</source>
        <translation>
            <numerusform>%n delivery that still waits is not sent.</numerusform>
            <numerusform>%n deliveries that still wait are not sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DeliveriesModel</name>
    <message numerus="yes">
        <source>%n tries</source>
        <translation>
            <numerusform>%n try</numerusform>
            <numerusform>%n tries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DeliveryLog</name>
    <message numerus="yes">
        <source>The newest %n deliveries; scroll for older ones. Kept 30 days.</source>
        <translation>
            <numerusform>The newest delivery; scroll for older ones. Kept 30 days.</numerusform>
            <numerusform>The newest %n deliveries; scroll for older ones. Kept 30 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deliveries, the newest first. Kept 30 days.</source>
        <translation>
            <numerusform>%n delivery. Kept 30 days.</numerusform>
            <numerusform>%n deliveries, the newest first. Kept 30 days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DeliveryPanel</name>
    <message numerus="yes">
        <source>%n tries</source>
        <translation>
            <numerusform>%n try</numerusform>
            <numerusform>%n tries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LatestButton</name>
    <message numerus="yes">
        <source>Go to the latest messages, %n new</source>
        <translation>
            <numerusform>Go to the latest messages, %n new</numerusform>
            <numerusform>Go to the latest messages, %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::News</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n chat(s)</source>
        <translation>
            <numerusform>in %n chat</numerusform>
            <numerusform>in %n chats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::QrPlate</name>
    <message numerus="yes">
        <source>QR code for linking, changes in %n seconds, code option available</source>
        <translation>
            <numerusform>QR code for linking, changes in %n second, code option available</numerusform>
            <numerusform>QR code for linking, changes in %n seconds, code option available</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RailItem</name>
    <message numerus="yes">
        <source>%1, %n unread</source>
        <translation>
            <numerusform>%1, %n unread</numerusform>
            <numerusform>%1, %n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n need you</source>
        <translation>
            <numerusform>%1, %n needs you</numerusform>
            <numerusform>%1, %n need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SendFiles</name>
    <message numerus="yes">
        <source>At most %n files can be sent at once.</source>
        <translation>
            <numerusform>At most one file can be sent at once.</numerusform>
            <numerusform>At most %n files can be sent at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n files to %1</source>
        <extracomment>%n files, %1 is a person or a group</extracomment>
        <translation>
            <numerusform>Send a file to %1</numerusform>
            <numerusform>Send %n files to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message numerus="yes">
        <source>%n waiting to be sent</source>
        <translation>
            <numerusform>%n waiting to be sent</numerusform>
            <numerusform>%n waiting to be sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StorageDialog</name>
    <message numerus="yes">
        <source>%n files are here now, %1.</source>
        <translation>
            <numerusform>One file is here now, %1.</numerusform>
            <numerusform>%n files are here now, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files that were not used for longest go now, %1. Their messages stay, and each can be fetched again as long as WhatsApp or the phone has it.</source>
        <translation>
            <numerusform>One file that was not used for longest goes now, %1. Its message stays, and it can be fetched again as long as WhatsApp or the phone has it.</numerusform>
            <numerusform>%n files that were not used for longest go now, %1. Their messages stay, and each can be fetched again as long as WhatsApp or the phone has it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Tray</name>
    <message numerus="yes">
        <source>%1 of %n numbers connected</source>
        <translation>
            <numerusform>%1 of one number connected</numerusform>
            <numerusform>%1 of %n numbers connected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread conversations</source>
        <translation>
            <numerusform>One unread conversation</numerusform>
            <numerusform>%n unread conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::WebhooksModel</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>when</name>
    <message numerus="yes">
        <source>%n s</source>
        <extracomment>a short span of time: seconds</extracomment>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <extracomment>a short span of time: minutes</extracomment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <extracomment>a short span of time: hours</extracomment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <extracomment>a short span of time: days</extracomment>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
</context>
</TS>
