#include "importers/read_file.h"

#include "base/digest.h"
#include "base/text.h"
#include "formats/zip.h"
#include "importers/own_table.h"
#include "importers/recognise.h"
#include "importers/text_input.h"
#include "importers/unknown_file.h"
#include "importers/workbook_input.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <new>
#include <optional>
#include <set>
#include <vector>

namespace shuofa {
namespace {

constexpr ErrorReason file_empty{"file_empty", ErrorCode::InvalidInput,
                                 "这个文件是空的，请重新下载后再导入。",
                                 "This file is empty: download it again."};
constexpr ErrorReason archive_empty{"archive_without_bill", ErrorCode::InvalidInput,
                                    "压缩包里没有文件。请确认下载的是账单压缩包。",
                                    "There is no file in this archive: check that it is the right "
                                    "one."};
constexpr ErrorReason archive_without_bill{
    "archive_without_bill", ErrorCode::InvalidInput,
    "压缩包里没有认得的账单或文件，原件已保存。请确认下载的是账单压缩包，或解压后单独导入。",
    "There is nothing in this archive that is known here; the original is kept. Check that it is "
    "the right one, or unpack it and import the bill."};
constexpr ErrorReason nested_too_deep{
    "nested_too_deep", ErrorCode::InvalidInput,
    "压缩包套压缩包超过三层，没有读取里面的内容。请解压后再导入。",
    "Archives in archives go deeper than three: unpack them and import what is inside."};
constexpr ErrorReason document_too_large{"document_too_large", ErrorCode::InvalidInput,
                                         "这个文件超过 64 MB，没有读取内容；原件已保存。",
                                         "This file is larger than 64 MB: it was kept, not read."};
constexpr ErrorReason document_reader_broke{
    "document_reader_broke", ErrorCode::Internal,
    "读这个文件时程序内部出错，没有读取内容；原件已保存。",
    "Internal error while reading this file: it was kept, not read."};

constexpr int deepest_archive = 3;
constexpr int deepest_mail = 3;
constexpr std::uint64_t most_held_member = 64ULL << 20;
// Of one import: files inside archives and mails, and bytes unpacked for them.
constexpr std::size_t most_members = 10'000;
constexpr std::uint64_t most_unpacked = 8ULL << 30;
constexpr std::size_t most_listed_problems = 100;
constexpr std::size_t longest_member_name = 200;

struct Depth {
    int archives = 0;
    int mails = 0;
};

// One file, wherever it lies.
struct Source {
    std::string name;    // without folders
    std::string member;  // the way to it, empty for the file itself
    std::uint64_t size = 0;
    bool encrypted = false;
    Depth depth;
    std::function<Result<ByteStream>()> open;
    const ByteFile* file = nullptr;  // when it can be read anywhere
};

std::string base_name(std::string_view path) {
    return std::string{path.substr(path.rfind('/') + 1)};
}

// Counts what has been read, for the progress, and passes it on.
class CountedFile {
public:
    CountedFile(const ByteFile& file, const BillSink& sink) : file_{file}, sink_{sink} {
        counted_.size = file.size;
        counted_.read_at = [this](std::uint64_t offset,
                                  std::span<char> into) -> Result<std::size_t> {
            const std::size_t got = TRY(file_.read_at(offset, into));
            farthest_ = std::max(farthest_, offset + got);
            return got;
        };
    }
    CountedFile(const CountedFile&) = delete;
    CountedFile& operator=(const CountedFile&) = delete;

    const ByteFile& file() const { return counted_; }
    void report() const {
        if (sink_.progress) sink_.progress(farthest_);
    }

private:
    const ByteFile& file_;
    const BillSink& sink_;
    ByteFile counted_;
    std::uint64_t farthest_ = 0;
};

class FileReader {
public:
    FileReader(const FileRequest& request, const FileSink& sink)
        : request_{request}, sink_{sink}, counted_{request.file, sink.bills} {
        bills_ = sink.bills;
        bills_.start = [this](const BillStart& start) {
            finish_bill();
            inside_bill_ = true;
            ++things_read_;
            sink_.bills.start(start);
        };
        bills_.finish = [this](const BillReport& report) {
            inside_bill_ = false;
            report_ = report;
        };
    }

    Result<void> read() {
        const ByteFile& file = counted_.file();
        if (file.size == 0) return fail(file_empty);
        Source source{.name = base_name(request_.name), .size = file.size, .file = &file};
        source.open = [&file]() -> Result<ByteStream> { return stream_of(file); };
        TRY(read_source(source));
        if (things_read_ == 0 && first_error_) return tl::unexpected<Error>{*first_error_};
        if (things_read_ == 0 && !passed_over_.empty() && sink_.file) {
            sink_.file(report_on(source, FileOutcome::Unknown, archive_without_bill));
        }
        for (const std::string& member : passed_over_) {
            if (!report_) break;
            ++report_->problems;
            sink_.bills.problem({0,
                                 "member_not_recognised",
                                 {"压缩包里的这个文件不是认得的账单，没有读取。",
                                  "This file of the archive is no known bill and was not read."},
                                 member});
        }
        finish_bill();
        counted_.report();
        return {};
    }

private:
    // A bill's report is held back until the next bill begins, so that what is said about the
    // archive as a whole still comes before the last report.
    void finish_bill() {
        if (report_) sink_.bills.finish(*report_);
        report_.reset();
    }

    Result<void> read_source(const Source& source) {
        char head[8] = {};
        const ByteStream probe = TRY(source.open());
        const std::size_t size = TRY(probe(head));
        const bool compound = xls::looks_like_compound_file({head, size});
        if (!compound && !looks_like_zip({head, size})) return read_plain(source);
        if (source.file != nullptr) return compound ? read_compound(source) : read_zip(source);
        // Archives and workbooks are read at many places, so they are held.
        const std::string bytes =
            TRY(read_all(TRY(source.open()), most_held_member, zip_too_large));
        const ByteFile file = file_of(bytes);
        Source held = source;
        held.file = &file;
        return compound ? read_compound(held) : read_zip(held);
    }

    // A binary workbook, or something else of its age.
    Result<void> read_compound(const Source& source) {
        WorkbookInput workbook{*source.file, [this] { counted_.report(); }};
        if (!workbook.open()) return read_plain(source);
        std::string head(std::min<std::uint64_t>(source.size, 64 * 1024), '\0');
        head.resize(TRY(source.file->read_at(0, head)));
        return read_sheets(source, workbook, head, {});
    }

    Result<void> read_plain(const Source& source) {
        TextInput text{TRY(source.open()), [this] { counted_.report(); }};
        TRY(text.open());
        const std::string_view head = text.head_bytes();
        if (head.empty()) return fail(file_empty);
        const std::string_view shown = is_binary(head) ? std::string_view{} : text.head();
        ImporterMatch bill;
        const Glimpse glimpse{source.name, FileShape::Text, shown, request_.columns};
        if (!shown.empty()) bill = best_importer(glimpse);
        const ReaderMatch document = best_reader({source.name, head, shown, {}, source.size});
        if (bill.likeness > 0 && bill.likeness >= document.likeness) {
            BillInput input = text.rows(source.member);
            input.columns = request_.columns;
            const Result<void> done = bill.importer->read(*bill.importer, input, bills_);
            if (!done) TRY(check_password(source));
            return done;
        }
        if (document.reader != nullptr) return read_document(source, *document.reader);
        return tell_unknown(source, reason_unknown(head), unknown_facts({source.name, head, shown}),
                            propose_columns(glimpse));
    }

    Result<void> read_zip(const Source& source) {
        ZipLimits limits;
        limits.most_members = most_members;
        const ZipFile zip = TRY(ZipFile::open(*source.file, limits));
        std::vector<std::string> names;
        for (const ZipMember& member : zip.members())
            names.push_back(member.name);
        std::string head(std::min<std::uint64_t>(source.size, 64 * 1024), '\0');
        head.resize(TRY(source.file->read_at(0, head)));
        const ReaderMatch document = best_reader({source.name, head, {}, names, source.size});
        if (xlsx::is_workbook(zip)) return read_workbook(source, head, names);
        if (document.reader != nullptr) return read_document(source, *document.reader);
        if (source.depth.archives == deepest_archive) return fail(nested_too_deep);
        return read_archive(zip, source);
    }

    Result<void> read_workbook(const Source& source, std::string_view head,
                               std::span<const std::string> names) {
        WorkbookInput workbook{*source.file, [this] { counted_.report(); }};
        TRY(workbook.open());
        return read_sheets(source, workbook, head, names);
    }

    Result<void> read_sheets(const Source& source, WorkbookInput& workbook, std::string_view head,
                             std::span<const std::string> names) {
        // A reader of documents sees the sheets one behind the other.
        std::string shown;
        for (std::size_t sheet = 0; sheet < workbook.sheets(); ++sheet)
            shown += workbook.head(sheet);
        const ReaderMatch document = best_reader({source.name, head, shown, names, source.size});
        ImporterMatch best;
        std::size_t best_sheet = 0;
        std::string proposal;
        for (std::size_t sheet = 0; sheet < workbook.sheets(); ++sheet) {
            const Glimpse glimpse{source.name, FileShape::Workbook, workbook.head(sheet),
                                  request_.columns};
            const ImporterMatch match = best_importer(glimpse);
            if (proposal.empty()) proposal = propose_columns(glimpse);
            if (match.likeness <= best.likeness) continue;
            best = match;
            best_sheet = sheet;
        }
        // Only who knows the sheet for certain: most readers expect lines of a text.
        constexpr int certain = 90;
        if (document.likeness >= certain && document.likeness > best.likeness)
            return read_document(source, *document.reader);
        if (best.importer == nullptr) {
            return tell_unknown(source, reason_unknown({}),
                                unknown_facts({source.name, head, {}, names}), proposal);
        }
        BillInput input = TRY(workbook.rows(best_sheet, source.member));
        input.columns = request_.columns;
        return best.importer->read(*best.importer, input, bills_);
    }

    Result<void> read_archive(const ZipFile& zip, const Source& source) {
        bool any = false;
        for (std::size_t i = 0; i < zip.members().size(); ++i) {
            const ZipMember& member = zip.members()[i];
            if (member.folder || base_name(member.name).starts_with('.') ||
                contains(member.name, "__MACOSX"))
                continue;
            if (++members_ > most_members) return fail(zip_too_large, "members in all");
            any = true;
            TRY(read_inner(source_of(zip, i, source), [&](const Error& error) {
                // Without the password nothing else will do.
                return source.depth.mails == 0 && (error.reason.id == zip_password_missing.id ||
                                                   error.reason.id == zip_password_wrong.id);
            }));
        }
        return any ? Result<void>{} : fail(archive_empty);
    }

    Source source_of(const ZipFile& zip, std::size_t index, const Source& archive) {
        const ZipMember& member = zip.members()[index];
        Source source{.name = base_name(member.name),
                      .member = member_path(archive.member, member.name),
                      .size = member.size,
                      .encrypted = member.encrypted,
                      .depth = {archive.depth.archives + 1, archive.depth.mails}};
        source.open = [this, &zip, index]() -> Result<ByteStream> {
            ByteStream stream = TRY(zip.read(index, request_.password));
            return ByteStream{[this, stream](std::span<char> into) -> Result<std::size_t> {
                const std::size_t got = TRY(stream(into));
                unpacked_ += got;
                if (unpacked_ > most_unpacked) return fail(zip_too_large, "bytes in all");
                return got;
            }};
        };
        return source;
    }

    // Each way names one file, even in an archive that holds two of a name.
    std::string member_path(const std::string& outer, std::string_view name) {
        std::string path = outer.empty() ? std::string{} : outer + "/";
        path += first_code_points(safe_for_display(name), longest_member_name);
        std::string unique = path;
        for (int n = 2; !member_paths_.insert(unique).second; ++n)
            unique = fmt::format("{} ({})", path, n);
        return unique;
    }

    // What goes wrong inside is told, and the rest goes on.
    Result<void> read_inner(const Source& source,
                            const std::function<bool(const Error&)>& is_fatal) {
        const Result<void> done = read_source(source);
        if (done) return {};
        // Half a bill is no bill.
        if (inside_bill_ || is_fatal(done.error())) return done;
        if (!first_error_) first_error_ = done.error();
        passed_over_.push_back(source.member);
        tell_failed(source, done.error());
        return {};
    }

    Result<void> read_document(const Source& source, const DocumentReader& reader) {
        FileReport report{.member = source.member,
                          .reader = std::string{reader.id},
                          .title = {std::string{reader.title_zh}, std::string{reader.title_en}}};
        std::optional<Error> inner_error;
        const DocumentSink sink = document_sink(source, report, inner_error);
        Result<void> done;
        try {
            done = reader.read_stream == nullptr ? read_whole(source, reader, sink, report)
                                                 : read_in_pieces(source, reader, sink, report);
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception& bug) {
            done = fail(document_reader_broke, bug.what());
        }
        if (inner_error) return tl::unexpected<Error>{*inner_error};
        counted_.report();
        if (!done && report.documents == 0) {
            TRY(check_password(source));
            if (!source.member.empty()) return done;
            tell_failed(source, done.error());
            return {};
        }
        if (!done) {
            sink.problem(
                {0,
                 std::string{done.error().reason.id},
                 {std::string{done.error().reason.zh}, std::string{done.error().reason.en}},
                 {}});
        }
        ++things_read_;
        if (sink_.file) sink_.file(report);
        return {};
    }

    Result<void> read_whole(const Source& source, const DocumentReader& reader,
                            const DocumentSink& sink, FileReport& report) {
        const std::string bytes =
            TRY(read_all(TRY(source.open()), most_document_bytes, document_too_large));
        report.size = bytes.size();
        report.sha256 = sha256(bytes).hex();
        return reader.read({source.name, bytes, request_.mail_keys}, sink);
    }

    // The digest is that of what went by; what the reader left is read for it at the end.
    Result<void> read_in_pieces(const Source& source, const DocumentReader& reader,
                                const DocumentSink& sink, FileReport& report) {
        const ByteStream stream = TRY(source.open());
        Sha256 digest;
        const ByteStream counted = [&](std::span<char> into) -> Result<std::size_t> {
            const std::size_t got = TRY(stream(into));
            digest.add(std::string_view{into.data(), got});
            report.size += got;
            counted_.report();
            return got;
        };
        const Result<void> done =
            reader.read_stream({source.name, counted, request_.mail_keys}, sink);
        if (done) {
            std::vector<char> rest(64 * 1024);
            while (TRY(counted(rest)) > 0) {
            }
        }
        report.sha256 = digest.finish().hex();
        return done;
    }

    DocumentSink document_sink(const Source& source, FileReport& report,
                               std::optional<Error>& inner_error) {
        DocumentSink sink;
        sink.document = [this, &source, &report](DocumentDraft draft) {
            draft.place.member = source.member;
            ++report.documents;
            if (sink_.document) sink_.document(std::move(draft));
        };
        sink.problem = [&report](const RowProblem& problem) {
            ++report.problem_count;
            if (report.problems.size() < most_listed_problems) report.problems.push_back(problem);
        };
        sink.attachment = [this, &source, &report, &inner_error](std::string_view name,
                                                                 std::string_view bytes) {
            if (inner_error || bytes.empty()) return;
            if (members_ >= most_members) return tell_too_many(report);
            const auto done = read_attachment(source, name, bytes);
            if (!done) inner_error = done.error();
        };
        return sink;
    }

    // A mailbox goes on without its further attachments; they are listed in their mails.
    static void tell_too_many(FileReport& report) {
        constexpr std::string_view id = "attachments_unread";
        for (const RowProblem& problem : report.problems) {
            if (problem.reason_id == id) return;
        }
        ++report.problem_count;
        report.problems.push_back({0,
                                   std::string{id},
                                   {"附件太多，后面的附件没有读取；原件完整保留。",
                                    "There are too many attachments: the further ones were not "
                                    "read; the original is kept whole."},
                                   {}});
    }

    Result<void> read_attachment(const Source& mail, std::string_view name,
                                 std::string_view bytes) {
        if (++members_ > most_members) return fail(zip_too_large, "members in all");
        const ByteFile file = file_of(bytes);
        Source source{.name = base_name(name),
                      .member = member_path(mail.member, name.empty() ? "attachment" : name),
                      .size = bytes.size(),
                      .depth = {mail.depth.archives, mail.depth.mails + 1},
                      .file = &file};
        source.open = [&file]() -> Result<ByteStream> { return stream_of(file); };
        if (source.depth.mails > deepest_mail) {
            tell_failed(source, Error{nested_too_deep, {}, {}});
            return {};
        }
        return read_inner(source, [](const Error&) { return false; });
    }

    // A table whose columns speak of a day and of money becomes readable once they are named.
    Result<void> tell_unknown(const Source& source, const ErrorReason& reason,
                              std::vector<std::string> facts, const std::string& columns) {
        TRY(check_password(source));
        FileReport report =
            report_on(source, FileOutcome::Unknown, columns.empty() ? reason : columns_needed);
        report.facts = std::move(facts);
        if (!columns.empty()) report.facts.push_back("columns=" + columns);
        if (!source.member.empty()) {
            report.sha256 = TRY(digest_of(source));
            passed_over_.push_back(source.member);
        }
        if (sink_.file) sink_.file(report);
        return {};
    }

    void tell_failed(const Source& source, const Error& error) {
        if (sink_.file) sink_.file(report_on(source, FileOutcome::Failed, error.reason));
    }

    static FileReport report_on(const Source& source, FileOutcome outcome,
                                const ErrorReason& reason) {
        return {.outcome = outcome,
                .member = source.member,
                .size = source.size,
                .reason_id = std::string{reason.id},
                .reason = {std::string{reason.zh}, std::string{reason.en}}};
    }

    static Result<std::string> digest_of(const Source& source) {
        const ByteStream stream = TRY(source.open());
        std::vector<char> buffer(64 * 1024);
        Sha256 digest;
        while (const std::size_t got = TRY(stream(buffer)))
            digest.add(std::string_view{buffer.data(), got});
        return digest.finish().hex();
    }

    // The old encryption lets one wrong password in 256 through.  What comes out then is nothing
    // known, and its checksum is wrong.
    static Result<void> check_password(const Source& source) {
        if (source.encrypted && !digest_of(source)) return fail(zip_password_wrong);
        return {};
    }

    const FileRequest& request_;
    const FileSink& sink_;
    CountedFile counted_;
    BillSink bills_;
    bool inside_bill_ = false;
    std::optional<BillReport> report_;  // of the bill read last
    std::vector<std::string> passed_over_;
    std::optional<Error> first_error_;
    std::size_t things_read_ = 0;  // bills, and files with documents
    std::size_t members_ = 0;
    std::uint64_t unpacked_ = 0;
    std::set<std::string> member_paths_;
};

}  // namespace

Result<void> read_file(const FileRequest& request, const FileSink& sink) {
    return FileReader{request, sink}.read();
}

}  // namespace shuofa
