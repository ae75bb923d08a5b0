// Pictures: screenshots, photographs, pictures that somebody sent.  The picture itself is not read,
// but for the QR code of an invoice; its file tells its size and when the camera took it, its name
// when and in which program a screenshot was made.

#include "base/text.h"
#include "formats/jpeg.h"
#include "formats/picture_file.h"
#include "importers/cells.h"
#include "importers/importer.h"
#include "importers/invoice_fields.h"
#include "importers/name_time.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace shuofa {
namespace {

constexpr ErrorReason picture_unreadable{
    "picture_unreadable", ErrorCode::InvalidInput,
    "这张图片不完整，读不出尺寸；原件已保存。请重新传一次原图。",
    "This picture is incomplete; the original is kept. Send the original picture again."};

// Looking for a code takes a moment; a picture of an invoice is no larger than this.
constexpr std::uint64_t most_pixels_for_codes = 13'000'000;

struct AppName {
    std::string_view package, name;
};

// Shopping programs by the package that Android writes into a screenshot's name.
constexpr auto app_names = std::to_array<AppName>({
    {"com.taobao.taobao", "淘宝"},
    {"com.tmall.wireless", "天猫"},
    {"com.taobao.idlefish", "闲鱼"},
    {"com.jingdong.app.mall", "京东"},
    {"com.xunmeng.pinduoduo", "拼多多"},
    {"com.ss.android.ugc.aweme", "抖音"},
    {"com.ss.android.ugc.livelite", "抖音商城"},
    {"com.smile.gifmaker", "快手"},
    {"com.xingin.xhs", "小红书"},
    {"com.sankuai.meituan", "美团"},
    {"me.ele", "饿了么"},
    {"com.achievo.vipshop", "唯品会"},
    {"com.suning.mobile.ebuy", "苏宁易购"},
    {"com.tencent.mm", "微信"},
    {"com.tencent.mobileqq", "QQ"},
    {"com.eg.android.AlipayGphone", "支付宝"},
    {"com.android.mms", "短信"},
});

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool names_screenshot(std::string_view stem) {
    const std::string lower = lower_ascii(stem);
    for (const std::string_view word :
         {"screenshot", "screen shot", "截屏", "截图", "屏幕截图", "屏幕快照"}) {
        if (contains(lower, word)) return true;
    }
    return false;
}

// "mmexport1794142991000", "wx_camera_1794142991000": milliseconds since 1970, UTC.
std::optional<Instant> millisecond_name(std::string_view stem) {
    for (const std::string_view prefix : {"mmexport", "wx_camera_", "microMsg.", "hdImg_"}) {
        if (!stem.starts_with(prefix)) continue;
        const std::string_view digits = stem.substr(prefix.size(), 13);
        if (digits.size() < 13 || !std::all_of(digits.begin(), digits.end(), is_digit)) continue;
        if (stem.size() > prefix.size() + 13 && is_digit(stem[prefix.size() + 13])) continue;
        const std::int64_t milliseconds = std::strtoll(std::string{digits}.c_str(), nullptr, 10);
        constexpr std::int64_t year_2000 = 946'684'800'000;
        constexpr std::int64_t year_2200 = 7'258'118'400'000;
        if (milliseconds > year_2000 && milliseconds < year_2200)
            return Instant{milliseconds * 1000};
    }
    return std::nullopt;
}

// What stands behind the time: "_com.taobao.taobao", "_Taobao", "-123_com.xingin.xhs".  OPPO writes
// 32 digits of a digest there instead.
std::string app_behind(std::string_view rest) {
    const std::size_t mark = rest.find_last_of('_');
    if (mark == std::string_view::npos) return {};
    const std::string_view app = trim(rest.substr(mark + 1));
    const bool is_number = std::all_of(app.begin(), app.end(), [](char c) {
        return is_digit(c) || (c >= 'a' && c <= 'f') || c == ' ' || c == '(' || c == ')';
    });
    if (app.size() < 2 || app.size() > 100 || is_number) return {};
    for (const AppName& known : app_names) {
        if (app == known.package) return std::string{known.name};
    }
    return safe_for_display(app);
}

void take_name(std::string_view stem, Picture& picture) {
    const bool screenshot = names_screenshot(stem);
    picture.screenshot = picture.screenshot || screenshot;
    picture.named_at = millisecond_name(stem);
    if (picture.named_at) return;
    const auto time = first_time_in(stem, TenDigits::AreANumber);
    if (!time) return;
    picture.named_at = time->at;
    // Pixel phones write UTC.
    if (stem.starts_with("PXL_")) picture.named_at->micros += china_offset_micros;
    if (screenshot) picture.app = app_behind(stem.substr(time->end));
}

// "2026:11:08 21:03:11", as cameras write it.
std::optional<Instant> camera_time(const PictureFacts& facts) {
    std::string text = facts.taken_at;
    if (text.size() < 19 || text[4] != ':' || text[7] != ':') return std::nullopt;
    text[4] = text[7] = '-';
    auto at = parse_time(text.substr(0, 19));
    if (at && facts.taken_offset_minutes) {
        at->micros += china_offset_micros;
        at->micros -= std::int64_t{*facts.taken_offset_minutes} * 60 * 1'000'000;
    }
    return at;
}

std::string_view format_word(PictureFormat format) {
    switch (format) {
        case PictureFormat::None:
            return {};
        case PictureFormat::Png:
            return "png";
        case PictureFormat::Jpeg:
            return "jpeg";
        case PictureFormat::WebP:
            return "webp";
        case PictureFormat::Heic:
            return "heic";
        case PictureFormat::Gif:
            return "gif";
    }
    return {};
}

// Somebody photographed an invoice, or saved its picture.
void send_invoice(std::string_view bytes, const Picture& picture, const DocumentSink& sink) {
    if (picture.format != "png" && picture.format != "jpeg") return;
    if (std::uint64_t{picture.width} * picture.height > most_pixels_for_codes) return;
    const auto grey = read_picture(bytes);
    if (!grey) return;
    for (const std::string& text : read_qr_codes(*grey)) {
        const auto code = read_invoice_code(text);
        if (!code) continue;
        Invoice invoice;
        invoice.form = InvoiceForm::View;
        std::vector<std::string> notes;
        use_code(invoice, *code, notes);
        finish_invoice(invoice, notes);
        if (!is_invoice(invoice)) continue;
        DocumentPlace place;
        place.part = "code";
        sink.document({std::move(invoice), std::move(place), std::move(notes)});
        return;
    }
}

int likeness(const DocumentGlimpse& glimpse) {
    return picture_format(glimpse.head) == PictureFormat::None ? 0 : 90;
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const PictureFacts facts = read_picture_facts(file.bytes);
    Picture picture;
    picture.format = format_word(facts.format);
    picture.width = facts.width;
    picture.height = facts.height;
    if (facts.format == PictureFormat::None || (facts.width == 0 && facts.taken_at.empty()))
        return fail(picture_unreadable);
    picture.taken_at = camera_time(facts);
    picture.written_at = facts.written_at;
    picture.device = facts.device;
    picture.has_location = facts.has_location;
    picture.screenshot = names_screenshot(facts.comment) || names_screenshot(facts.software);
    const std::string name{base_name_of(file.name)};
    if (is_utf8(name)) take_name(stem_of(name), picture);
    std::vector<std::string> notes;
    if (picture.taken_at && !facts.taken_offset_minutes) notes.emplace_back("time_zone_assumed");
    constexpr std::int64_t one_day = 24LL * 3600 * 1'000'000;
    if (picture.taken_at && picture.named_at &&
        std::abs(picture.taken_at->micros - picture.named_at->micros) > one_day)
        notes.emplace_back("times_disagree");
    if (picture.has_location) notes.emplace_back("has_location");
    const Picture kept = picture;
    sink.document({std::move(picture), {}, std::move(notes)});
    send_invoice(file.bytes, kept, sink);
    return {};
}

}  // namespace

extern const DocumentReader picture;
const DocumentReader picture{"picture", "图片（截图、照片）", "Picture (screenshot, photograph)",
                             likeness, read};

}  // namespace shuofa
