#include "domain/documents/document_remarks.h"

#include <algorithm>
#include <array>

namespace shuofa {
namespace {

struct Remark {
    std::string_view id, zh, en;
};

constexpr auto remarks = std::to_array<Remark>({
    {"signature_pass", "邮件签名核对通过：确由发件域名的服务器发出",
     "the mail's signature is valid: the sender's domain sent it"},
    {"signature_weak", "邮件签名核对通过，但强度不足", "the mail's signature is valid, but weak"},
    {"signature_fail", "邮件签名核对不通过", "the mail's signature does not hold"},
    {"signature_no_key", "邮件有签名，没有保存公钥，尚未核对",
     "the mail is signed; without its key the signature was not checked"},
    {"signature_not_checked", "带有税务签名，签章本身未核对，请到税务查验平台核对",
     "carries the tax office's signature, which was not checked: check it on the tax office's "
     "page"},
    {"signature_missing", "文件里没有签名，按版式文件看待",
     "carries no signature: taken for a view, not the original"},
    {"signed_files_match", "各部分摘要与签名所列一致",
     "its parts have the digests that its signature lists"},
    {"signed_files_changed", "摘要与签名所列不一致：签名之后内容有改动",
     "its parts differ from what its signature lists: it was changed after it was signed"},
    {"signature_unreadable", "带有签名，摘要无法核对",
     "carries a signature whose digests could not be checked"},
    {"qr_disagrees", "二维码与票面不一致", "its QR code says otherwise"},
    {"qr_missing", "没有找到二维码", "no QR code was found"},
    {"sums_disagree", "金额加税额不等于价税合计", "net and tax do not add up to the total"},
    {"lines_disagree", "明细合计与价税合计不一致", "the lines do not add up to the total"},
    {"charset_label_wrong", "标明的编码不对，已按实际编码读取",
     "its character set was named wrong; it was read by the real one"},
    {"package_digests_match", "存档里的数据与存档自己列的摘要一致",
     "the archive's data has the digest that the archive lists"},
    {"package_digests_differ", "存档里的数据与存档自己列的摘要不一致",
     "the archive's data differs from the digest that the archive lists"},
    {"pattern_guessed", "聊天的格式是推测的，请对照原件检查每一条",
     "the form of this chat is a guess: check every message against the original"},
    {"pattern_ambiguous", "有几行可能是正文，也可能是新消息",
     "some lines may be text or a new message"},
    {"times_disagree", "文件名里的时间与文件自带的时间相差超过一天",
     "the time in its name and the one inside it are more than a day apart"},
    {"has_location", "图片里记有拍摄地点，原件保留，不显示也不外发",
     "the picture tells where it was taken; that stays in the original and is not shown"},
    {"time_zone_assumed", "拍摄时间没有写时区，按北京时间算",
     "the time it was taken has no time zone; taken for Chinese time"},
    {"cut", "内容太长，只读了一部分", "too long: only a part was read"},
});

const Remark* find(std::string_view id) {
    const auto found = std::find_if(remarks.begin(), remarks.end(),
                                    [&](const Remark& remark) { return remark.id == id; });
    return found == remarks.end() ? nullptr : &*found;
}

}  // namespace

std::vector<std::string> remarks_of(const DocumentDraft& document) {
    std::vector<std::string> ids;
    if (const auto* mail = std::get_if<Mail>(&document.content)) {
        if (mail->dkim.state != DkimState::None)
            ids.push_back("signature_" + std::string{name_of(mail->dkim.state)});
    }
    for (const std::string& note : document.notes) {
        if (find(note) != nullptr) ids.push_back(note);
    }
    return ids;
}

Phrase remark_text(std::string_view id) {
    const Remark* remark = find(id);
    if (remark == nullptr) return {};
    return {std::string{remark->zh}, std::string{remark->en}};
}

}  // namespace shuofa
