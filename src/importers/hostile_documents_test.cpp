// Files made to harm: every sample cut and with flipped bits, bombs, depth, huge counts, loops.
// Each must end soon, as a document, as unknown, or as a refusal that tells what to do.

#include "importers/read_file.h"
#include "testing/sample_files.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

namespace shuofa {
namespace {

namespace fs = std::filesystem;

struct Outcome {
    std::vector<DocumentDraft> documents;
    std::vector<FileReport> files;
    std::string error;
    std::chrono::milliseconds took{};
};

Outcome read_bytes(std::string_view bytes, const std::string& name = "file") {
    Outcome outcome;
    const ByteFile file = file_of(bytes);
    BillSink bills;
    bills.start = [](const BillStart&) {};
    bills.draft = [](const OrderDraft&) {};
    bills.problem = [](const RowProblem&) {};
    bills.finish = [](const BillReport&) {};
    const auto begin = std::chrono::steady_clock::now();
    const auto done =
        read_file({file, name, ""},
                  {bills, [&](const DocumentDraft& draft) { outcome.documents.push_back(draft); },
                   [&](const FileReport& report) { outcome.files.push_back(report); }});
    outcome.took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - begin);
    if (!done) outcome.error = done.error().reason.id;
    return outcome;
}

std::string sample(const std::string& name) { return bytes_of(samples_folder() / name); }

std::string times(int count, std::string_view text) {
    std::string out;
    for (int i = 0; i < count; ++i)
        out += text;
    return out;
}

// Far more than it takes on an idle machine: what is meant is "does not hang".
constexpr std::chrono::seconds soon{20};

TEST(HostileDocuments, CutSamplesAreReadRefusedOrUnknown) {
    for (const char* name :
         {"einvoice_xml/blue-with-discount.xml", "einvoice_ofd/tags-and-code.ofd",
          "mail_eml/signed.eml", "mail_mbox/three-mails.mbox", "page_mhtml/chromium.mhtml",
          "page_html/singlefile.html", "file_pdf/font-not-embedded.pdf"}) {
        const std::string bytes = sample(name);
        ASSERT_FALSE(bytes.empty()) << name;
        for (std::size_t part = 1; part < 8; ++part) {
            const Outcome outcome = read_bytes(bytes.substr(0, bytes.size() * part / 8), name);
            EXPECT_TRUE(!outcome.files.empty() || !outcome.error.empty()) << name << part;
        }
    }
}

TEST(HostileDocuments, FlippedBitsBreakNothing) {
    for (const char* name :
         {"einvoice_xml/blue-with-discount.xml", "einvoice_ofd/tags-and-code.ofd",
          "mail_eml/signed.eml", "page_mhtml/chromium.mhtml", "file_pdf/font-not-embedded.pdf"}) {
        const std::string bytes = sample(name);
        for (std::size_t i = 3; i < bytes.size(); i += bytes.size() / 25 + 1) {
            std::string flipped = bytes;
            flipped[i] = static_cast<char>(flipped[i] ^ 0x14);
            const Outcome outcome = read_bytes(flipped, name);
            EXPECT_LT(outcome.took, soon) << name;
        }
    }
}

// One sample of each reader of chats, pictures, pages and invoices that came later.
TEST(HostileDocuments, EveryLaterReaderStandsCutsAndFlippedBits) {
    for (const char* name :
         {"chat_wechat_dump_txt/android.txt", "chat_wechatexporter_txt/iphone.txt",
          "chat_echotrace_html/between-two.html", "chat_wechatmsg_html/between-two.html",
          "chat_wechatexporter_html/iphone.html", "chat_qq_mht/two-days.mht",
          "chat_export_json/qq-chat-exporter.json", "chat_echotrace_xlsx/between-two.xlsx",
          "chat_generic_txt/brackets-and-colon.txt", "picture/photo.heic", "picture/photo.webp",
          "picture/IMG_20261108_210311.jpg", "page_wacz/shop-page.wacz",
          "einvoice_xml/pinyin-in-wrappers.xml", "einvoice_xml/railway-ticket-xbrl.xml",
          "einvoice_ofd/values-in-tags-jpeg-code.ofd", "file_pdf/railway-ticket-xbrl-inside.pdf"}) {
        const std::string bytes = sample(name);
        ASSERT_FALSE(bytes.empty()) << name;
        for (std::size_t part = 1; part < 8; ++part) {
            const Outcome outcome = read_bytes(bytes.substr(0, bytes.size() * part / 8), name);
            EXPECT_TRUE(!outcome.files.empty() || !outcome.error.empty()) << name << part;
        }
        for (std::size_t i = 3; i < bytes.size(); i += bytes.size() / 25 + 1) {
            std::string flipped = bytes;
            flipped[i] = static_cast<char>(flipped[i] ^ 0x14);
            EXPECT_LT(read_bytes(flipped, name).took, soon) << name;
        }
    }
}

TEST(HostileDocuments, MarksOfMessagesWithoutEndAreNoTrap) {
    const std::string head = "<!DOCTYPE html><html><body>";
    for (const std::string& body :
         {head + "const chatMessages = [" + times(300'000, "{type:") +
              "is_send: is_chatroom: displayname:",
          head + "is_send:0,is_chatroom:0,displayname:''" + times(300'000, "{type:1,text:'"),
          head + "<div class=\"nt-box\">" + times(20'000, "<div msgid=\""),
          head + "const messagesData = " + times(300'000, "[{"),
          "From: <Save by Tencent MsgMgr>\r\nSubject: Tencent IM Message\r\nContent-Type: "
          "text/html\r\n\r\n" +
              times(20'000, "<tr><td>")})
        EXPECT_LT(read_bytes(body).took, soon);
}

TEST(HostileDocuments, EntitiesAreNeverExpanded) {
    std::string laughs = "<!DOCTYPE EInvoice [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 30; ++i) {
        const std::string before = "&a" + std::to_string(i - 1) + ";";
        laughs += "<!ENTITY a" + std::to_string(i) + " \"" + times(10, before) + "\">";
    }
    laughs += "]><EInvoice><EInvoiceData>&a29;</EInvoiceData></EInvoice>";
    const Outcome outcome = read_bytes(laughs);
    ASSERT_EQ(outcome.files.size(), 1u);
    EXPECT_EQ(outcome.files[0].reason_id, "xml_refused");
    const std::string outside =
        "<!DOCTYPE EInvoice [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><EInvoice><EInvoiceData>"
        "&e;</EInvoiceData></EInvoice>";
    EXPECT_TRUE(read_bytes(outside).documents.empty());
}

TEST(HostileDocuments, DepthEndsInARefusal) {
    const Outcome xml = read_bytes("<EInvoice><EInvoiceData>" + times(200'000, "<a>") +
                                   times(200'000, "</a>") + "</EInvoiceData></EInvoice>");
    ASSERT_EQ(xml.files.size(), 1u);
    EXPECT_EQ(xml.files[0].reason_id, "xml_refused");
    std::string mail = "From: a@b\r\nTo: c@d\r\n";
    for (int i = 0; i < 5000; ++i) {
        const std::string name = "b" + std::to_string(i);
        mail += "Content-Type: multipart/mixed; boundary=" + name + "\r\n\r\n--" + name + "\r\n";
    }
    EXPECT_EQ(read_bytes(mail).files.at(0).reason_id, "mail_damaged");
    const Outcome page = read_bytes("<html>" + times(200'000, "<div>") + "x");
    EXPECT_LT(page.took, soon);
}

TEST(HostileDocuments, MailsInMailsEndAtThree) {
    std::string mail = "From: a@b\r\nSubject: inmost\r\n\r\nx\r\n";
    for (int i = 0; i < 8; ++i) {
        const std::string name = "b" + std::to_string(i);
        mail = "From: a@b\r\nSubject: outer\r\nContent-Type: multipart/mixed; boundary=" + name +
               "\r\n\r\n--" + name + "\r\nContent-Type: message/rfc822\r\n\r\n" + mail + "\r\n--" +
               name + "--\r\n";
    }
    const Outcome outcome = read_bytes(mail);
    EXPECT_EQ(outcome.documents.size(), 4u);
    EXPECT_TRUE(std::any_of(outcome.files.begin(), outcome.files.end(),
                            [](const FileReport& f) { return f.reason_id == "nested_too_deep"; }));
}

TEST(HostileDocuments, HugeCountsAreBounded) {
    std::string mail = "From: a@b\r\nTo: " + times(50'000, "x@y, ") +
                       "\r\nSubject: " + times(20'000, "=?GBK?B?sunK1Q==?= ") + "\r\n\r\nx\r\n";
    const Outcome addressed = read_bytes(mail);
    EXPECT_LT(addressed.took, soon);
    ASSERT_EQ(addressed.documents.size(), 1u);
    EXPECT_LE(std::get<Mail>(addressed.documents[0].content).to.size(), 1000u);
    const Outcome boxed =
        read_bytes(times(3000, "From a@b Mon Nov  2 10:12:01 2026\nFrom: a@b\nTo: c@d\n\nx\n\n"));
    EXPECT_EQ(boxed.documents.size(), 3000u);
    EXPECT_LT(boxed.took, soon);
    const std::string item = "<IssuItemInformation><ItemName>x</ItemName></IssuItemInformation>";
    EXPECT_LT(
        read_bytes("<EInvoice><EInvoiceData>" + times(300'000, item) + "</EInvoiceData></EInvoice>")
            .took,
        soon);
}

TEST(HostileDocuments, APdfThatEatsItselfEnds) {
    const std::string loop =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Count 999999999/Kids[2 0 R 2 0 R 3 0 R]>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 999999999 999999999]/Contents 4 0 "
        "R>>endobj\n"
        "4 0 obj<</Length 5 0 R>>stream\n" +
        times(5000, "q q q q 1 0 0 1 9 9 cm /F 9 Tf (x) Tj ") +
        "\nendstream endobj\n5 0 obj 5 0 R endobj\ntrailer<</Root 1 0 R/Size 6>>\n%%EOF\n";
    const Outcome outcome = read_bytes(loop);
    EXPECT_LT(outcome.took, soon);
    EXPECT_TRUE(!outcome.files.empty() || !outcome.error.empty());
}

TEST(HostileDocuments, AreReadTheSameTwice) {
    const std::string bytes = sample("mail_mbox/three-mails.mbox");
    EXPECT_EQ(read_bytes(bytes).documents, read_bytes(bytes).documents);
}

}  // namespace
}  // namespace shuofa
