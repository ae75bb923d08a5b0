#include "importers/read_file.h"

#include "base/digest.h"
#include "testing/sample_files.h"
#include "testing/zip_of.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace shuofa {
namespace {

std::string sample(const std::string& name) { return bytes_of(samples_folder() / name); }

struct Counts {
    std::string error;
    std::size_t drafts = 0;
    std::size_t problems = 0;
    std::size_t reports = 0;
    std::uint64_t farthest = 0;
};

Counts read(const std::string& bytes, const std::string& password = {}) {
    Counts counts;
    BillSink sink;
    sink.start = [](const BillStart&) {};
    sink.draft = [&](const OrderDraft&) { ++counts.drafts; };
    sink.problem = [&](const RowProblem&) { ++counts.problems; };
    sink.finish = [&](const BillReport&) { ++counts.reports; };
    sink.progress = [&](std::uint64_t done) { counts.farthest = done; };
    const ByteFile file = file_of(bytes);
    const auto result = read_file({file, "账单", password}, {sink, nullptr, nullptr});
    if (!result) counts.error = result.error().reason.id;
    return counts;
}

TEST(ReadFile, TellsAMissingPasswordFromAWrongOne) {
    for (const char* name :
         {"alipay_bill_csv/app-2023-aes.zip", "wechat_bill_xlsx/zipcrypto.zip"}) {
        const std::string bytes = sample(name);
        EXPECT_EQ(read(bytes).error, "zip_password_missing") << name;
        EXPECT_EQ(read(bytes, "000000").error, "zip_password_wrong") << name;
    }
    // These pass the one-byte check of the old encryption.
    for (int password = 100000; password < 100600; ++password)
        EXPECT_EQ(read(sample("wechat_bill_xlsx/zipcrypto.zip"), std::to_string(password)).error,
                  "zip_password_wrong");
}

// A file of many equal pieces that is never in memory as a whole.
ByteFile repeated(const std::string& piece, std::uint64_t times) {
    ByteFile file;
    file.size = piece.size() * times;
    file.read_at = [&piece, size = file.size](std::uint64_t offset,
                                              std::span<char> into) -> Result<std::size_t> {
        std::size_t done = 0;
        while (done < into.size() && offset + done < size) {
            const auto at = static_cast<std::size_t>((offset + done) % piece.size());
            const std::size_t count = std::min(piece.size() - at, into.size() - done);
            piece.copy(into.data() + done, count, at);
            done += count;
        }
        return done;
    };
    return file;
}

TEST(ReadFile, ReadsAMailboxLargerThanAnyOtherDocument) {
    std::string mail =
        "From a@shop.example Mon Nov  2 10:12:01 2026\nFrom: <a@shop.example>\n"
        "Subject: invoice\nDate: Mon, 2 Nov 2026 10:12:01 +0800\n\n";
    for (int line = 0; line < 20'000; ++line)
        mail += "A line of an endless newsletter that nobody asked for.\n";
    mail += "\n";
    const std::uint64_t times = most_document_bytes / mail.size() + 2;
    const ByteFile file = repeated(mail, times);
    ASSERT_GT(file.size, most_document_bytes);
    Sha256 digest;
    for (std::uint64_t i = 0; i < times; ++i)
        digest.add(mail);
    std::uint64_t mails = 0;
    FileReport told;
    DocumentPlace last;
    const auto result =
        read_file({file, "mails.mbox", ""}, {{},
                                             [&](const DocumentDraft& draft) {
                                                 ++mails;
                                                 last = draft.place;
                                             },
                                             [&](const FileReport& report) { told = report; }});
    ASSERT_TRUE(result);
    EXPECT_EQ(mails, times);
    EXPECT_EQ(last.end, file.size);
    EXPECT_EQ(told.reader, "mail_mbox");
    EXPECT_EQ(told.size, file.size);
    EXPECT_EQ(told.sha256, digest.finish().hex());
}

TEST(ReadFile, NeedsNoPasswordForAPlainFileThatGetsOne) {
    EXPECT_EQ(read(sample("alipay_bill_csv/web.csv"), "123456").drafts, 6u);
}

TEST(ReadFile, ReportsProgressUpToTheWholeFile) {
    const std::string bytes = sample("alipay_bill_csv/app-2023.csv");
    EXPECT_EQ(read(bytes).farthest, bytes.size());
}

TEST(ReadFile, PassesAReadErrorOn) {
    constexpr ErrorReason broken{"disk_broken", ErrorCode::Unavailable, "坏", "broken"};
    ByteFile file;
    file.size = 100;
    file.read_at = [&](std::uint64_t, std::span<char>) -> Result<std::size_t> {
        return fail(broken);
    };
    const auto result = read_file({file, "x", ""}, {});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().reason.id, "disk_broken");
}

TEST(ReadFile, CountsTheProblemsItDoesNotList) {
    std::string bytes = sample("alipay_bill_csv/app-2023.csv");
    for (int i = 0; i < 3000; ++i)
        bytes += "2026-13-01 00:00:00 ,a,b,c,d,e,1.00,f,g,h,i,,\n";
    std::int64_t counted = 0;
    std::size_t listed = 0;
    BillSink sink;
    sink.start = [](const BillStart&) {};
    sink.draft = [](const OrderDraft&) {};
    sink.problem = [&](const RowProblem&) { ++listed; };
    sink.finish = [&](const BillReport& report) { counted = report.problems; };
    const ByteFile file = file_of(bytes);
    ASSERT_TRUE(read_file({file, "x", ""}, {sink}));
    EXPECT_EQ(counted, 3000);
    EXPECT_EQ(listed, 1000u);
}

struct Read {
    std::string error;
    std::vector<std::string> bills;
    std::vector<DocumentDraft> documents;
    std::vector<FileReport> files;
};

Read read_all_of(const std::string& bytes, const std::string& name = "文件") {
    Read read;
    BillSink bills;
    bills.start = [&](const BillStart& start) { read.bills.push_back(start.member); };
    bills.draft = [](const OrderDraft&) {};
    bills.problem = [](const RowProblem&) {};
    bills.finish = [](const BillReport&) {};
    const ByteFile file = file_of(bytes);
    const auto result = read_file(
        {file, name, ""},
        {bills, [&](DocumentDraft document) { read.documents.push_back(std::move(document)); },
         [&](const FileReport& report) { read.files.push_back(report); }});
    if (!result) read.error = result.error().reason.id;
    return read;
}

const std::string some_key = "sel._domainkey.shop.example v=DKIM1; k=rsa; p=MIGf\n";

TEST(ReadFile, ReadsArchivesThreeDeepAndNoDeeper) {
    const std::string bill = sample("alipay_bill_csv/web.csv");
    const std::string one = zip_of({{"a.csv", bill}});
    const std::string three = zip_of({{"y.zip", zip_of({{"z.zip", one}})}});
    EXPECT_EQ(read_all_of(three).bills, std::vector<std::string>{"y.zip/z.zip/a.csv"});
    const Read four = read_all_of(zip_of({{"x.zip", three}, {"b.csv", bill}}));
    EXPECT_EQ(four.bills, std::vector<std::string>{"b.csv"});
    ASSERT_EQ(four.files.size(), 1u);
    EXPECT_EQ(four.files[0].reason_id, "nested_too_deep");
    EXPECT_EQ(four.files[0].member, "x.zip/y.zip/z.zip");
}

TEST(ReadFile, ReadsBillsAndDocumentsOfOneArchiveByTheirContent) {
    const Read read = read_all_of(
        zip_of({{"notes.csv", some_key}, {"keys.txt", sample("jd_bill_csv/since-2024.csv")}}));
    EXPECT_EQ(read.error, "");
    EXPECT_EQ(read.bills, std::vector<std::string>{"keys.txt"});
    ASSERT_EQ(read.documents.size(), 1u);
    EXPECT_EQ(read.documents[0].place.member, "notes.csv");
    ASSERT_EQ(read.files.size(), 1u);
    EXPECT_EQ(read.files[0].reader, "mail_keys_txt");
    EXPECT_EQ(read.files[0].sha256, sha256(some_key).hex());
}

TEST(ReadFile, GivesTwoMembersOfOneNameTwoPlaces) {
    const Read read = read_all_of(zip_of({{"k.txt", some_key}, {"k.txt", some_key}}));
    ASSERT_EQ(read.documents.size(), 2u);
    EXPECT_EQ(read.documents[1].place.member, "k.txt (2)");
}

TEST(ReadFile, TellsOfAnUnknownFileNothingThatIsInIt) {
    const Read read = read_all_of("张三 13800000000 样例路1号\n第二行\n", "张三的信.13800000000");
    EXPECT_EQ(read.error, "");
    ASSERT_EQ(read.files.size(), 1u);
    const FileReport& report = read.files[0];
    EXPECT_EQ(report.outcome, FileOutcome::Unknown);
    EXPECT_EQ(report.reason_id, "file_not_recognised");
    EXPECT_EQ(report.facts,
              (std::vector<std::string>{"text=UTF-8", "lines=3", "commas=0", "tabs=0"}));
    EXPECT_EQ(read_all_of(std::string("\x7F"
                                      "ELF\0\0\0\0\0",
                                      9),
                          "a.so")
                  .files[0]
                  .facts,
              (std::vector<std::string>{"extension=.so", "magic=7f454c4600000000"}));
}

TEST(ReadFile, GoesOnAfterADamagedMember) {
    std::string damaged = zip_of({{"a.csv", "x"}});
    damaged.resize(damaged.size() - 10);
    const Read read = read_all_of(zip_of({{"broken.zip", damaged}, {"k.txt", some_key}}));
    EXPECT_EQ(read.error, "");
    EXPECT_EQ(read.documents.size(), 1u);
    ASSERT_EQ(read.files.size(), 2u);
    EXPECT_EQ(read.files[0].outcome, FileOutcome::Failed);
}

}  // namespace
}  // namespace shuofa
