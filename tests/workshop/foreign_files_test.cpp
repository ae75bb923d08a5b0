// Reads samples through the real workshop in its real cage: libraries that need files, threads or
// system calls which the cage denies would fail here and nowhere else.

#include "adapters/workshop_process.h"
#include "domain/documents/document_codec.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace shuofa {
namespace {

struct ReadInCage {
    std::vector<DocumentDraft> documents;
    std::vector<FileReport> files;
    std::string error;
};

ReadInCage read_in_cage(const std::string& sample, const std::string& mail_keys = {}) {
    WorkshopProcess workshop{std::filesystem::path{std::getenv("SHUOFA_BUILD_DIR")} / "bin" /
                             "shuofa-workshop"};
    const std::filesystem::path file =
        std::filesystem::path{std::getenv("SHUOFA_SOURCE_DIR")} / "src/importers/samples" / sample;
    ReadInCage read;
    const auto done = workshop.read_file(
        {.file = file, .name = file.filename().string(), .password = {}, .mail_keys = mail_keys},
        {[&](std::span<const std::byte> bytes) -> Result<void> {
             const std::string_view frame{reinterpret_cast<const char*>(bytes.data()),
                                          bytes.size()};
             if (!is_document_frame(frame)) return {};
             DocumentFrame decoded = TRY(decode_document_frame(frame));
             if (auto* document = std::get_if<DocumentDraft>(&decoded)) {
                 read.documents.push_back(std::move(*document));
             } else {
                 read.files.push_back(std::get<FileReport>(decoded));
             }
             return {};
         },
         [](const WorkProgress&) -> Result<void> { return {}; }});
    if (!done) read.error = std::string{done.error().reason.id} + " " + done.error().detail;
    return read;
}

template <class T>
T only(const ReadInCage& read) {
    EXPECT_EQ(read.error, "");
    EXPECT_EQ(read.documents.size(), 1u);
    if (read.documents.size() != 1 || !std::holds_alternative<T>(read.documents[0].content)) {
        ADD_FAILURE() << "not what was expected";
        return {};
    }
    return std::get<T>(read.documents[0].content);
}

TEST(ForeignFilesInTheCage, InvoicesAreRead) {
    for (const char* sample :
         {"einvoice_xml/blue-with-discount.xml", "einvoice_ofd/tags-and-code.ofd"}) {
        const auto invoice = only<Invoice>(read_in_cage(sample));
        EXPECT_EQ(invoice.number, "26999000000000000101") << sample;
        EXPECT_EQ(invoice.gross, Money::fen(32990)) << sample;
    }
    EXPECT_EQ(only<Invoice>(read_in_cage("file_pdf/digital-scrambled.pdf")).type,
              "数电票（普通发票）");
}

TEST(ForeignFilesInTheCage, ChineseFontsThatAPdfDoesNotCarryAreRead) {
    const auto invoice = only<Invoice>(read_in_cage("file_pdf/font-not-embedded.pdf"));
    EXPECT_EQ(invoice.seller.name, "滴答清洁（示例）有限公司");
    EXPECT_EQ(invoice.gross, Money::yuan(50));
}

TEST(ForeignFilesInTheCage, MailsAreReadAndTheirSignaturesChecked) {
    const std::string sample = "mail_eml/signed.eml";
    EXPECT_EQ(only<Mail>(read_in_cage(sample)).dkim.state, DkimState::NoKey);
    std::ifstream keys{std::string{std::getenv("SHUOFA_SOURCE_DIR")} +
                       "/src/importers/samples/mail_eml/mail_keys.txt"};
    std::stringstream lines;
    lines << keys.rdbuf();
    EXPECT_EQ(only<Mail>(read_in_cage(sample, lines.str())).dkim.state, DkimState::Weak);
    const ReadInCage invoice = read_in_cage("mail_eml/gbk-words-and-pdf.eml");
    ASSERT_EQ(invoice.documents.size(), 2u) << invoice.error;
    EXPECT_EQ(kind_of(invoice.documents[1].content), DocumentKind::Invoice);
}

TEST(ForeignFilesInTheCage, PagesAreRead) {
    EXPECT_EQ(only<Page>(read_in_cage("page_mhtml/chromium.mhtml")).price, Money::fen(32990));
    EXPECT_EQ(only<Page>(read_in_cage("page_html/singlefile.html")).tool, "singlefile");
}

}  // namespace
}  // namespace shuofa
