#include "importers/recognise.h"

namespace shuofa {
namespace {

constexpr ErrorReason file_not_recognised{
    "file_not_recognised", ErrorCode::InvalidInput,
    "认不出这是什么文件，原件已保存。如果是账单，请从支付宝、微信支付、京东、美团或银行重新导出，不"
    "要"
    "改动，直接导入下载的文件或压缩包。",
    "Nobody here knows this kind of file; the original is kept. If it is a bill, export it again "
    "and import the file as downloaded."};
constexpr ErrorReason file_is_pdf{
    "file_is_pdf", ErrorCode::InvalidInput,
    "这份 PDF "
    "不是认得的电子发票，原件已保存。如果是账单，请在支付宝或微信里选择“用于个人对账”，导出"
    "表格形式的账单。",
    "This PDF is no invoice that is known here; the original is kept. If it is a bill, choose the "
    "export for personal bookkeeping, which is a table."};
constexpr ErrorReason file_is_picture{
    "file_is_picture", ErrorCode::InvalidInput,
    "这是图片，原件已保存，没有读取里面的文字。如果是账单，请导出表格形式的账单。",
    "This is a picture; the original is kept, its text is not read. If it is a bill, export it as "
    "a table."};
constexpr ErrorReason file_is_old_workbook{
    "file_is_old_workbook", ErrorCode::InvalidInput,
    "这份旧版表格文件读不了，可能设了打开密码或已损坏，原件已保存。请在表格软件里去掉密码，另存为 "
    ".xlsx "
    "或 .csv，或者直接导入原始账单。",
    "This old workbook cannot be read: it may have a password or be damaged. The original is kept. "
    "Take off the password and save it as .xlsx or .csv, or import the original bill."};
constexpr ErrorReason archive_kind_unknown{
    "archive_kind_unknown", ErrorCode::InvalidInput,
    "这种压缩包读不了，原件已保存。请先解压，再导入里面的文件。",
    "This kind of archive cannot be read; the original is kept. Unpack it and import the file "
    "inside."};

constexpr int least_likeness = 40;

}  // namespace

ImporterMatch best_importer(const Glimpse& glimpse) {
    ImporterMatch best;
    for (const Importer* importer : all_importers()) {
        if (importer->shape != glimpse.shape) continue;
        const int likeness = importer->likeness(glimpse);
        if (likeness > best.likeness) best = {importer, likeness};
    }
    return best.likeness >= least_likeness ? best : ImporterMatch{};
}

ReaderMatch best_reader(const DocumentGlimpse& glimpse) {
    ReaderMatch best;
    for (const DocumentReader* reader : all_document_readers()) {
        const int likeness = reader->likeness(glimpse);
        if (likeness > best.likeness) best = {reader, likeness};
    }
    return best.likeness >= least_likeness ? best : ReaderMatch{};
}

const ErrorReason& reason_unknown(std::string_view head) {
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
        if (head.starts_with(kind.mark)) return kind.reason;
    }
    return file_not_recognised;
}

bool is_binary(std::string_view head) {
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return false;
    return head.substr(0, 4096).find('\0') != std::string_view::npos;
}

}  // namespace shuofa
