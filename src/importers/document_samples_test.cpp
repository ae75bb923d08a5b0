// Reads every sample of the readers of documents and compares what comes out with the
// .expected.json beside it.  A sample may need its neighbour's keys: "mail_keys.txt" in its folder.
// Run with UPDATE_EXPECTED=1 to write the expected files anew; review them like code.

#include "formats/describe.h"
#include "importers/read_file.h"
#include "testing/sample_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace shuofa {

BOOST_DESCRIBE_STRUCT(RowProblem, (), (row, reason_id, text))
BOOST_DESCRIBE_STRUCT(InvoiceParty, (), (name, tax_number))
BOOST_DESCRIBE_STRUCT(InvoiceLine, (), (name, quantity, gross))
BOOST_DESCRIBE_STRUCT(Invoice, (),
                      (number, code, check_code, type, colour, form, seller, buyer, issued_on, net,
                       tax, gross, lines, remark, refers_to))
BOOST_DESCRIBE_STRUCT(DkimOutcome, (), (state, domain, selector, reason))
BOOST_DESCRIBE_STRUCT(MailAddress, (), (name, address))
BOOST_DESCRIBE_STRUCT(MailAttachment, (), (name, type, size, sha256))
BOOST_DESCRIBE_STRUCT(Mail, (),
                      (message_id, from, to, subject, sent_at, text, links, attachments, dkim))
BOOST_DESCRIBE_STRUCT(MailKey, (), (selector, domain, record))
BOOST_DESCRIBE_STRUCT(ChatMessage, (),
                      (at, precision, sender, side, kind, text, quoted, ambiguous, line))
BOOST_DESCRIBE_STRUCT(Chat, (), (app, title, messages))
BOOST_DESCRIBE_STRUCT(ParcelEvent, (), (at, text, place, state))
BOOST_DESCRIBE_STRUCT(Parcel, (), (carrier, number, order_number, state, events))
BOOST_DESCRIBE_STRUCT(Call, (),
                      (contact, number, started_at, container_at, duration_seconds, pattern,
                       format))
BOOST_DESCRIBE_STRUCT(Page, (), (title, address, captured_at, tool, text, price))
BOOST_DESCRIBE_STRUCT(Picture, (),
                      (format, width, height, taken_at, named_at, written_at, screenshot, app,
                       device, has_location))
BOOST_DESCRIBE_STRUCT(DocumentPlace, (), (member, part, row, begin, end))
BOOST_DESCRIBE_STRUCT(FileReport, (),
                      (outcome, member, reader, documents, problem_count, problems, reason_id,
                       facts))

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::vector<fs::path> samples() {
    std::vector<fs::path> found;
    for (const DocumentReader* reader : all_document_readers()) {
        const fs::path folder = samples_folder() / reader->id;
        if (!fs::is_directory(folder)) continue;
        for (const auto& entry : fs::directory_iterator{folder}) {
            const std::string name = entry.path().filename().string();
            if (!name.ends_with(".expected.json") && name != "mail_keys.txt")
                found.push_back(entry.path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

fs::path expected_path(const fs::path& sample) { return sample.string() + ".expected.json"; }

json::object to_json(const DocumentDraft& draft) {
    json::object out;
    out["kind"] = name_of(kind_of(draft.content));
    out["place"] = describe::to_json(draft.place);
    json::array notes;
    for (const std::string& note : draft.notes)
        notes.emplace_back(note);
    out["notes"] = notes;
    out["content"] =
        std::visit([](const auto& content) { return describe::to_json(content); }, draft.content);
    return out;
}

std::string lines(const std::vector<json::value>& values) {
    std::string out = "[";
    for (std::size_t i = 0; i < values.size(); ++i)
        out += (i == 0 ? "\n  " : ",\n  ") + json::serialize(values[i]);
    return out + (values.empty() ? "]" : "\n]");
}

std::string read_sample(const fs::path& path) {
    const std::string bytes = bytes_of(path);
    const std::string keys = bytes_of(path.parent_path() / "mail_keys.txt");
    const ByteFile file = file_of(bytes);
    std::vector<json::value> documents, files;
    std::size_t bill_rows = 0;
    BillSink bills;
    bills.start = [](const BillStart&) {};
    bills.draft = [&](const OrderDraft&) { ++bill_rows; };
    bills.problem = [](const RowProblem&) {};
    bills.finish = [](const BillReport&) {};
    const auto result =
        read_file({file, path.filename().string(), "", keys},
                  {bills, [&](const DocumentDraft& draft) { documents.push_back(to_json(draft)); },
                   [&](const FileReport& report) { files.push_back(describe::to_json(report)); }});
    std::string out = "{\n";
    if (!result) {
        out += "\"error\": " + json::serialize(json::string{result.error().reason.id}) + ",\n";
    }
    if (bill_rows > 0) out += "\"bill_rows\": " + std::to_string(bill_rows) + ",\n";
    return out + "\"files\": " + lines(files) + ",\n\"documents\": " + lines(documents) + "\n}\n";
}

class DocumentSample : public testing::TestWithParam<fs::path> {};

TEST_P(DocumentSample, GivesExactlyWhatIsExpected) {
    const std::string actual = read_sample(GetParam());
    if (std::getenv("UPDATE_EXPECTED") != nullptr) {
        std::ofstream{expected_path(GetParam()), std::ios::binary} << actual;
        return;
    }
    EXPECT_EQ(actual, bytes_of(expected_path(GetParam())));
}

// The reader in whose folder it lies reads it, and nobody else.
TEST_P(DocumentSample, IsReadByItsOwnReader) {
    const std::string bytes = bytes_of(GetParam());
    const ByteFile file = file_of(bytes);
    std::string reader;
    BillSink bills;
    bills.start = [&](const BillStart& start) { reader = start.importer; };
    bills.draft = [](const OrderDraft&) {};
    bills.problem = [](const RowProblem&) {};
    bills.finish = [](const BillReport&) {};
    const auto result = read_file({file, GetParam().filename().string(), "", {}},
                                  {bills, nullptr, [&](const FileReport& report) {
                                       if (report.member.empty()) reader = report.reader;
                                   }});
    EXPECT_TRUE(result);
    EXPECT_EQ(reader, GetParam().parent_path().filename().string());
}

std::string test_name(const testing::TestParamInfo<fs::path>& sample) {
    std::string name =
        sample.param.parent_path().filename().string() + "_" + sample.param.filename().string();
    std::replace_if(
        name.begin(), name.end(),
        [](unsigned char c) { return c >= 0x80 || (!std::isalnum(c) && c != '_'); }, '_');
    return name + "_" + std::to_string(sample.index);
}

INSTANTIATE_TEST_SUITE_P(All, DocumentSample, testing::ValuesIn(samples()), test_name);

TEST(DocumentSamples, AreThereForEveryReader) {
    for (const DocumentReader* reader : all_document_readers())
        EXPECT_TRUE(fs::is_directory(samples_folder() / reader->id)) << reader->id;
}

}  // namespace
}  // namespace shuofa
