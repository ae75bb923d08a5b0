#include "domain/cases/case_event.h"

#include <array>

namespace shuofa {
namespace {

using enum FieldKind;

const std::vector<std::string_view> parties = {
    "seller",  "platform",         "msa_complaint", "consumer_association", "mediation", "court",
    "courier", "payment_provider", "other"};
const std::vector<std::string_view> ways = {"phone", "chat",  "email", "letter",
                                            "form",  "visit", "app",   "other"};
const std::vector<std::string_view> answers = {"promised",  "refused", "will_reply",
                                               "no_answer", "offer",   "other"};
const std::vector<std::string_view> promised_things = {"refund", "replacement", "repair",
                                                       "reply",  "send_goods",  "other"};

const EventField note{"note", Text, false, {}, {}, "备注", "note"};
const EventField said{"said", Text, false, {}, "summary", "对方怎么说", "what was said"};
const EventField agent{"agent", Text, false, {}, {}, "工号或姓名", "agent's name or number"};
const EventField ticket{"ticket", Text, false, {}, {}, "单号", "ticket number"};
const EventField moment{"at", Moment, false, {}, "time", "时间", "time"};
const EventField what{"what", Choice, false, promised_things, {}, "承诺什么", "what is promised"};
const EventField promise_words{"promise", Text, false, {}, {}, "承诺内容", "the promise in words"};
const EventField due{"due", Date, false, {}, "due_day", "何时前", "due day"};
const EventField due_required{"due", Date, true, {}, "due_day", "何时前", "due day"};
const EventField amount{"amount", Money, false, {}, {}, "金额", "amount"};
const EventField paper{"paper", Text, false, {}, {}, "文书", "paper"};
const EventField reason{"reason", Text, false, {}, {}, "理由", "reason"};

EventField party(std::string_view name, bool required) {
    return {name, Choice, required, parties, "to", "对方", "who"};
}

const std::vector<EventField> none = {};
const std::vector<EventField> opened = {
    {"problem", Text, false, {}, {}, "出了什么问题", "what went wrong"}, note};
const std::vector<EventField> contact = {
    party("channel", true),
    {"way", Choice, false, ways, {}, "方式", "by which means"},
    {"number", Text, false, {}, {}, "号码", "number called"},
    moment,
    agent,
    ticket,
    said,
    {"answer", Choice, false, answers, "outcome", "结果", "what came of it"},
    {"superior", Choice, false, {"yes", "no"}, {}, "是否找了上级", "a superior was asked for"},
    {"minutes", Number, false, {}, {}, "通话分钟", "minutes"},
    what,
    promise_words,
    due,
    amount,
    note};
const std::vector<EventField> promise = {
    party("by", false), what, promise_words, due_required, amount, agent, ticket, said, note};
const std::vector<EventField> promise_kept = {
    {"promise", Number, false, {}, "event", "哪一条承诺", "number of the promise's event"}, note};
const std::vector<EventField> they_answered = {
    party("from", false),
    {"way", Choice, false, ways, {}, "方式", "by which means"},
    moment,
    agent,
    ticket,
    said,
    {"answer", Choice, false, answers, "outcome", "结果", "what they answered"},
    paper,
    what,
    promise_words,
    due,
    amount,
    note};
const std::vector<EventField> goods_sent_back = {
    {"carrier", Text, false, {}, {}, "快递公司", "carrier"},
    {"tracking", Text, false, {}, {}, "快递单号", "tracking number"},
    {"received", Date, false, {}, {}, "对方签收日", "day they received it"},
    note};
const std::vector<EventField> refund_seen = {
    {"amount", Money, true, {}, {}, "到账金额", "amount"},
    {"account", Text, false, {}, {}, "到账渠道", "where it arrived"},
    note};
const std::vector<EventField> paper_drafted = {{"paper", Text, true, {}, {}, "文书", "paper"},
                                               {"kind", Text, false, {}, {}, "种类", "kind"},
                                               {"title", Text, false, {}, {}, "标题", "title"},
                                               note};
const std::vector<EventField> paper_handed_over = {
    party("channel", true),
    {"paper", Text, false, {}, {}, "文书", "paper"},
    {"kind", Text, false, {}, {}, "种类", "kind"},
    {"way", Choice, false, ways, {}, "方式", "by which means"},
    {"tracking", Text, false, {}, {}, "快递单号", "tracking number"},
    ticket,
    note};
const std::vector<EventField> paper_confirmed = {
    party("channel", true), {"paper", Text, false, {}, {}, "文书", "paper"}, ticket, note};
const std::vector<EventField> complaint_filed = {
    {"with", Choice, false, parties, "channel", "向谁投诉", "with whom"},
    {"received", Date, false, {}, {}, "对方收到日", "day they received it"},
    {"office", Text, false, {}, {}, "受理单位", "office"},
    ticket,
    paper,
    note};
const std::vector<EventField> complaint_accepted = {
    {"with", Choice, false, parties, "channel", "谁受理", "who accepted"}, ticket, agent, note};
const std::vector<EventField> complaint_refused = {
    {"with", Choice, false, parties, "channel", "谁不受理", "who refused"},
    {"ground",
     Choice,
     false,
     {"1", "2", "3", "4", "5", "6", "7", "unknown"},
     {},
     "不受理的依据(第十六条第几项)",
     "ground: item of article 16"},
    reason,
    ticket,
    note};
const std::vector<EventField> mediation_ended = {
    {"with", Choice, false, parties, "channel", "谁调解", "who mediated"},
    {"result", Choice, true, {"agreement", "failed"}, {}, "结果", "result"},
    what,
    promise_words,
    due,
    amount,
    reason,
    note};
const std::vector<EventField> suit_filed = {
    {"court", Text, false, {}, {}, "法院", "court"},
    {"number", Text, false, {}, "ticket", "案号", "case number"},
    {"amount", Money, false, {}, {}, "请求金额", "amount claimed"},
    note};
const std::vector<EventField> court_decided = {
    {"result",
     Choice,
     true,
     {"won", "partly", "lost", "settled", "not_accepted"},
     {},
     "结果",
     "result"},
    due,
    amount,
    note};
const std::vector<EventField> only_note = {{"text", Text, true, {}, "note", "内容", "text"}};
const std::vector<EventField> snoozed = {
    {"until", Date, true, {}, "due", "暂缓到", "until"}, reason, note};
const std::vector<EventField> only_reason = {reason, note};
const std::vector<EventField> closed = {
    {"outcome",
     Choice,
     true,
     {"all", "part", "nothing", "replaced", "repaired", "given_up", "mistake"},
     "result",
     "结果",
     "outcome"},
    {"got", Money, false, {}, "amount", "拿回金额", "money got back"},
    {"hours", Number, false, {}, {}, "花了几小时", "hours spent"},
    reason,
    note};
const std::vector<EventField> undone = {
    {"event", Number, true, {}, {}, "撤销第几条", "number of the event"}};

}  // namespace

std::span<const EventField> fields_of(CaseEventType type) {
    switch (type) {
        case CaseEventType::Opened:
            return opened;
        case CaseEventType::FactSet:
            return none;
        case CaseEventType::Contact:
            return contact;
        case CaseEventType::Promise:
            return promise;
        case CaseEventType::PromiseKept:
            return promise_kept;
        case CaseEventType::TheyAnswered:
            return they_answered;
        case CaseEventType::GoodsSentBack:
            return goods_sent_back;
        case CaseEventType::RefundSeen:
            return refund_seen;
        case CaseEventType::PaperDrafted:
            return paper_drafted;
        case CaseEventType::PaperHandedOver:
            return paper_handed_over;
        case CaseEventType::PaperConfirmed:
            return paper_confirmed;
        case CaseEventType::ComplaintFiled:
            return complaint_filed;
        case CaseEventType::ComplaintAccepted:
            return complaint_accepted;
        case CaseEventType::ComplaintRefused:
            return complaint_refused;
        case CaseEventType::MediationEnded:
            return mediation_ended;
        case CaseEventType::SuitFiled:
            return suit_filed;
        case CaseEventType::CourtDecided:
            return court_decided;
        case CaseEventType::Note:
            return only_note;
        case CaseEventType::Snoozed:
            return snoozed;
        case CaseEventType::Woken:
            return only_reason;
        case CaseEventType::Closed:
            return closed;
        case CaseEventType::Reopened:
            return only_reason;
        case CaseEventType::Undone:
            return undone;
    }
    return none;
}

Phrase event_title(CaseEventType type) {
    switch (type) {
        case CaseEventType::Opened:
            return {"建立案件", "Case opened"};
        case CaseEventType::FactSet:
            return {"补充事实", "Facts filled in"};
        case CaseEventType::Contact:
            return {"沟通", "Contact"};
        case CaseEventType::Promise:
            return {"对方承诺", "Promise"};
        case CaseEventType::PromiseKept:
            return {"承诺已兑现", "Promise kept"};
        case CaseEventType::TheyAnswered:
            return {"对方答复", "They answered"};
        case CaseEventType::GoodsSentBack:
            return {"寄回商品", "Goods sent back"};
        case CaseEventType::RefundSeen:
            return {"退款到账", "Refund arrived"};
        case CaseEventType::PaperDrafted:
            return {"写好文书", "Paper drafted"};
        case CaseEventType::PaperHandedOver:
            return {"送出文书", "Paper handed over"};
        case CaseEventType::PaperConfirmed:
            return {"对方已收到文书", "Paper received by them"};
        case CaseEventType::ComplaintFiled:
            return {"提交投诉", "Complaint filed"};
        case CaseEventType::ComplaintAccepted:
            return {"投诉已受理", "Complaint accepted"};
        case CaseEventType::ComplaintRefused:
            return {"投诉不予受理", "Complaint refused"};
        case CaseEventType::MediationEnded:
            return {"调解结束", "Mediation ended"};
        case CaseEventType::SuitFiled:
            return {"提交起诉", "Suit filed"};
        case CaseEventType::CourtDecided:
            return {"法院有结果", "Court decided"};
        case CaseEventType::Note:
            return {"备注", "Note"};
        case CaseEventType::Snoozed:
            return {"暂缓", "Put aside"};
        case CaseEventType::Woken:
            return {"恢复处理", "Taken up again"};
        case CaseEventType::Closed:
            return {"结案", "Case closed"};
        case CaseEventType::Reopened:
            return {"重新打开", "Case reopened"};
        case CaseEventType::Undone:
            return {"撤销", "Undone"};
    }
    return {};
}

}  // namespace shuofa
