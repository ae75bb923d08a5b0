#include "importers/recognise.h"

#include "base/text.h"
#include "formats/zip.h"
#include "importers/text_input.h"
#include "importers/workbook_input.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace shuofa {
namespace {

constexpr ErrorReason file_not_recognised{
    "file_not_recognised", ErrorCode::InvalidInput,
    "认不出这是什么账单。可以读取支付宝、微信支付、京东、美团的账单，招商银行和工商银行的流水，以及"
    "淘宝订单。"
    "请从这些地方重新导出，不要改动，直接导入下载的文件或压缩包。",
    "This is no bill that is known here. Bills of Alipay, WeChat Pay, JD and Meituan, statements "
    "of "
    "CMB and ICBC and Taobao orders can be read: export again and import the file as downloaded."};
constexpr ErrorReason file_empty{"file_empty", ErrorCode::InvalidInput,
                                 "这个文件是空的，请重新下载后再导入。",
                                 "This file is empty: download it again."};
constexpr ErrorReason file_is_pdf{
    "file_is_pdf", ErrorCode::InvalidInput,
    "这是 PDF，不能当账单读取。请在支付宝或微信里选择“用于个人对账”，导出表格形式的账单。",
    "This is a PDF and cannot be read as a bill: choose the export for personal bookkeeping, which "
    "is "
    "a table."};
constexpr ErrorReason file_is_picture{
    "file_is_picture", ErrorCode::InvalidInput,
    "这是图片，不能当账单读取。请导出表格形式的账单；图片可以作为证据保存。",
    "This is a picture and cannot be read as a bill: export the bill as a table. Pictures can be "
    "kept "
    "as evidence."};
constexpr ErrorReason file_is_old_workbook{
    "file_is_old_workbook", ErrorCode::InvalidInput,
    "这是旧版或加密的表格文件。请在表格软件里去掉密码，另存为 .xlsx 或 "
    ".csv，或者直接导入原始账单。",
    "This is an old or encrypted workbook: take off the password and save it as .xlsx or .csv, or "
    "import the original bill."};
constexpr ErrorReason archive_kind_unknown{
    "archive_kind_unknown", ErrorCode::InvalidInput,
    "这种压缩包读不了，请先解压，再导入里面的文件。",
    "This kind of archive cannot be read: unpack it and import the file inside."};
constexpr ErrorReason archive_without_bill{
    "archive_without_bill", ErrorCode::InvalidInput,
    "压缩包里没有认得的账单。请确认下载的是账单压缩包，或解压后单独导入账单文件。",
    "There is no known bill in this archive: check that it is the right one, or unpack it and "
    "import "
    "the bill."};

constexpr int least_likeness = 40;
constexpr int deepest_archive = 2;
constexpr std::uint64_t most_held_member = 64ULL << 20;
constexpr std::size_t most_members_read = 100;

struct Match {
    const Importer* importer = nullptr;
    int likeness = 0;
};

Match best_match(const Glimpse& glimpse) {
    Match best;
    for (const Importer* importer : all_importers()) {
        if (importer->shape != glimpse.shape) continue;
        const int likeness = importer->likeness(glimpse);
        if (likeness > best.likeness) best = {importer, likeness};
    }
    return best.likeness >= least_likeness ? best : Match{};
}

const ErrorReason* foreign_kind(std::string_view head) {
    struct Kind {
        std::string_view mark;
        const ErrorReason& reason;
    };
    static constexpr Kind kinds[] = {
        {"%PDF", file_is_pdf},
        {"\x89PNG", file_is_picture},
        {"\xFF\xD8\xFF", file_is_picture},
        {"GIF8", file_is_picture},
        {"\xD0\xCF\x11\xE0", file_is_old_workbook},
        {"Rar!", archive_kind_unknown},
        {"7z\xBC\xAF", archive_kind_unknown},
        {"\x1F\x8B", archive_kind_unknown},
    };
    for (const Kind& kind : kinds) {
        if (head.starts_with(kind.mark)) return &kind.reason;
    }
    return nullptr;
}

bool is_binary(std::string_view head) {
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return false;
    return head.substr(0, 4096).find('\0') != std::string_view::npos;
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

// Reads the bills of one file, and of the archives in it.
class BillFileReader {
public:
    BillFileReader(const BillFileRequest& request, const BillSink& sink)
        : request_{request}, sink_{sink}, counted_{request.file, sink} {
        held_sink_ = sink;
        held_sink_.start = [this](const BillStart& start) {
            finish_bill();
            inside_bill_ = true;
            sink_.start(start);
        };
        held_sink_.finish = [this](const BillReport& report) {
            inside_bill_ = false;
            report_ = report;
        };
    }

    Result<void> read() {
        if (request_.file.size == 0) return fail(file_empty);
        TRY(read_file(counted_.file(), request_.name, {}, 0));
        for (const std::string& member : passed_over_) {
            ++report_->problems;
            sink_.problem({0,
                           "member_not_recognised",
                           {"压缩包里的这个文件不是认得的账单，没有读取。",
                            "This file of the archive is no known bill and was not read."},
                           member});
        }
        finish_bill();
        return {};
    }

private:
    // A bill's report is held back until the next bill begins, so that what is said about the
    // archive as a whole still comes before the last report.
    void finish_bill() {
        if (report_) sink_.finish(*report_);
        report_.reset();
    }

    Result<void> read_file(const ByteFile& file, std::string_view name, const std::string& member,
                           int depth) {
        char head[8] = {};
        const std::size_t size = TRY(file.read_at(0, head));
        if (!looks_like_zip({head, size})) return read_text(stream_of(file), name, member);
        const ZipFile zip = TRY(ZipFile::open(file));
        if (xlsx::is_workbook(zip)) return read_workbook(file, name, member);
        if (depth == deepest_archive) return fail(zip_too_large, "archives in archives");
        return read_archive(zip, depth);
    }

    Result<void> read_text(ByteStream stream, std::string_view name, const std::string& member) {
        TextInput text{std::move(stream), [this] { counted_.report(); }};
        TRY(text.open());
        if (text.head_bytes().empty()) return fail(file_empty);
        if (const ErrorReason* foreign = foreign_kind(text.head_bytes())) return fail(*foreign);
        if (is_binary(text.head_bytes())) return fail(file_not_recognised, "binary");
        const Match match = best_match({name, FileShape::Text, text.head()});
        if (match.importer == nullptr) return fail(file_not_recognised);
        BillInput input = text.rows(member);
        return match.importer->read(*match.importer, input, held_sink_);
    }

    Result<void> read_workbook(const ByteFile& file, std::string_view name,
                               const std::string& member) {
        WorkbookInput workbook{file, [this] { counted_.report(); }};
        TRY(workbook.open());
        Match best;
        std::size_t best_sheet = 0;
        for (std::size_t sheet = 0; sheet < workbook.sheets(); ++sheet) {
            const Match match = best_match({name, FileShape::Workbook, workbook.head(sheet)});
            if (match.likeness <= best.likeness) continue;
            best = match;
            best_sheet = sheet;
        }
        if (best.importer == nullptr) return fail(file_not_recognised);
        BillInput input = TRY(workbook.rows(best_sheet, member));
        return best.importer->read(*best.importer, input, held_sink_);
    }

    Result<void> read_archive(const ZipFile& zip, int depth) {
        std::size_t read = 0;
        std::optional<Error> first_error;
        for (std::size_t i = 0; i < zip.members().size() && read < most_members_read; ++i) {
            const ZipMember& member = zip.members()[i];
            const std::string_view base =
                std::string_view{member.name}.substr(member.name.rfind('/') + 1);
            if (member.folder || base.starts_with('.') || contains(member.name, "__MACOSX"))
                continue;
            const Result<void> result = read_member(zip, i, depth);
            if (result) {
                ++read;
                continue;
            }
            const Error& error = result.error();
            // Without the password nothing else will do, and half a bill is no bill; but a file
            // that is none may lie beside one.
            if (inside_bill_ || error.reason.id == zip_password_missing.id ||
                error.reason.id == zip_password_wrong.id) {
                return result;
            }
            if (!first_error) first_error = error;
            passed_over_.push_back(member.name);
        }
        if (read > 0) return {};
        if (first_error && first_error->reason.id != file_not_recognised.id)
            return tl::unexpected<Error>{*first_error};
        return fail(archive_without_bill);
    }

    Result<void> read_member(const ZipFile& zip, std::size_t index, int depth) {
        const ZipMember& member = zip.members()[index];
        char head[8] = {};
        const ByteStream probe = TRY(zip.read(index, request_.password));
        const std::size_t size = TRY(probe(head));
        if (!looks_like_zip({head, size})) {
            ByteStream stream = TRY(zip.read(index, request_.password));
            const Result<void> result = read_text(std::move(stream), member.name, member.name);
            if (result || !member.encrypted) return result;
            return TRY(is_intact(zip, index)) ? result : fail(zip_password_wrong);
        }
        // Workbooks and inner archives are read at many places, so they are held.
        const ByteStream stream = TRY(zip.read(index, request_.password));
        const std::string bytes = TRY(read_all(stream, most_held_member, zip_too_large));
        const ByteFile file = file_of(bytes);
        return read_file(file, member.name, member.name, depth + 1);
    }

    // The old encryption lets one wrong password in 256 through.  What comes out then is no bill,
    // and its checksum is wrong.
    Result<bool> is_intact(const ZipFile& zip, std::size_t index) {
        const ByteStream stream = TRY(zip.read(index, request_.password));
        std::vector<char> buffer(64 * 1024);
        for (;;) {
            const auto got = stream(buffer);
            if (!got) return false;
            if (*got == 0) return true;
        }
    }

    const BillFileRequest& request_;
    const BillSink& sink_;
    CountedFile counted_;
    BillSink held_sink_;
    bool inside_bill_ = false;
    std::optional<BillReport> report_;  // of the bill read last
    std::vector<std::string> passed_over_;
};

}  // namespace

const Importer* recognise(const Glimpse& glimpse) { return best_match(glimpse).importer; }

Result<void> read_bill_file(const BillFileRequest& request, const BillSink& sink) {
    return BillFileReader{request, sink}.read();
}

}  // namespace shuofa
