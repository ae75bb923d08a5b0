#include "domain/cases/step_words.h"

#include "base/text.h"

#include <cassert>

namespace shuofa {
namespace {

const Phrase order_at_hand{"订单号", "The order number"};
const Phrase pen{"纸笔或通话卡，记工号、单号和承诺",
                 "The call card: agent, ticket and promise are written down"};
const Phrase ticket_at_hand{"上次的单号{ticket}", "The last ticket {ticket}"};
const Phrase proof_sent{"送出后留下凭证：截图、快递单号或工单号",
                        "Keep proof that it went out: screenshot, tracking or ticket number"};
const Phrase proof_of_refusal{"对方拒绝或没有答复的记录", "The record of refusal or silence"};

const Phrase ask_agent{"请告诉我您的工号，以及这次登记的单号。",
                       "Please give me your agent number and the ticket of this call."};
const Phrase ask_day{"请问最迟哪一天能办好？我记下来。",
                     "By which day at the latest will this be done? I am writing it down."};

// Laws are cited by the rules of the assessment; here stands only the order of procedure, from
// 市场监督管理投诉举报处理办法 15, 16, 22-25 and 行政复议法 20, 23.
const std::vector<StepWords> all_words = {
    {"stop_and_ask_a_lawyer",
     {"先停一下，打12348问律师", "Stop here and ask a lawyer: 12348"},
     {"您填写的情况里有一项会让索赔变成您的风险，先不要写任何文书。",
      "One of the facts turns a claim into a risk for you. Do not write any paper yet."}},
    {"tell_what_happened",
     {"说一说出了什么问题", "Say what went wrong"},
     {"知道是哪一类问题，才能算出您能要什么、到哪天为止。",
      "What you may ask for, and until when, depends on the kind of problem."}},
    {"answer_questions",
     {"再回答几个问题", "Answer a few more questions"},
     {"这几个答案会改变结论；不知道也可以选“不知道”。",
      "These answers could change the outcome; “I don't know” is an answer too."}},
    {"confirm_and_close",
     {"核对到账的{amount}元，没有别的要求就结案",
      "Check the {amount} yuan that came back; close the case if that is all"},
     {"账单或您的记录显示钱已经退回。",
      "Your bill, or your own note, shows that the money has come back."}},
    {"rest_until",
     {"先放一放，到{due}再看", "Put aside until {due}"},
     {"您把这件事暂缓到了这一天；有期限快到时仍会提醒。",
      "You put this aside until that day; deadlines still speak up."}},
    {"meet_deadline",
     {"{due}前办好：{deadline}", "By {due}: {deadline}"},
     {"这个日子快到了，过了可能就不能再要求。",
      "The day is close; after it the right may be gone."},
     {},
     {order_at_hand, proof_sent}},
    {"give_return_notice",
     {"{due}前把退货通知发给卖家", "Tell the seller by {due} that you return the goods"},
     {"退货窗口快关了。只要通知在这一天前发出就算及时，货可以晚到。",
      "The return window is closing. The notice must go out by that day; the goods may arrive "
      "later."},
     {{"您好，订单{number}我要退货，今天通知您。",
       "Hello, I am returning order {number}; this is my notice of today."},
      {"请给我退货地址、联系人和电话。", "Please give me the return address, name and phone."},
      ask_agent},
     {order_at_hand,
      {"商品和配件都在，没有超出查看试用",
       "Goods and accessories complete, not used beyond trying them"},
      proof_sent}},
    {"call_seller",
     {"联系卖家，说清事实和要求", "Contact the seller: say what happened and what you want"},
     {"先找卖家最快，也为后面每一步留下记录。",
      "The seller is the quickest, and the record serves every later step."},
     {{"您好，我要反映订单{number}的问题。", "Hello, I am calling about order {number}."},
      {"{problem}。", "{problem}."},
      {"我的要求是：{wish}。", "What I ask for: {wish}."},
      ask_day,
      ask_agent},
     {order_at_hand,
      {"聊天、商品页面和实物的截图或照片", "Screenshots or photos of chat, item page and goods"},
      pen}},
    {"call_again",
     {"换个时间再联系一次{party}", "Try {party} once more at another time"},
     {"上次没有联系上。再试一次，仍联系不上就发书面投诉。",
      "Nobody was reached. Try once more; after that a written complaint goes out."},
     {{"您好，我要反映订单{number}的问题，{made_on}联系过一次，没有接通。",
       "Hello, I am calling about order {number}; I tried on {made_on} without reaching anyone."},
      {"我的要求是：{wish}。", "What I ask for: {wish}."},
      ask_day,
      ask_agent},
     {order_at_hand, pen}},
    {"wait_for_promise",
     {"等{party}在{due}前兑现承诺", "Wait for {party} to keep the promise by {due}"},
     {"{party}在{made_on}答应{what}。导入新账单后会自动核对；到期没有兑现，第二天就提醒您。",
      "On {made_on} {party} promised {what}. A newly imported bill is compared by itself; the day "
      "after it is due you are told."}},
    {"call_superior",
     {"再打一次电话，要求转给上级", "Call again and ask for a superior"},
     {"{party}承诺{due}前{what}，已经过了{late}天，没有看到兑现。",
      "{party} promised {what} by {due}; {late} days have passed and nothing was seen."},
     {{"您好，我跟进单号{ticket}。", "Hello, I am following up ticket {ticket}."},
      {"{made_on}您的同事{agent}答应{due}前{what}，到今天没有兑现。",
       "On {made_on} your colleague {agent} promised {what} by {due}. It has not happened."},
      {"请转给您的上级处理，并给我一个书面的期限。",
       "Please put me through to your superior and give me a day in writing."},
      ask_agent},
     {order_at_hand, ticket_at_hand, {"上次承诺的记录", "The record of the promise"}, pen}},
    {"send_demand",
     {"把书面投诉发给卖家", "Send the seller a written complaint"},
     {"书面要求能证明对方收到：诉讼时效从这天重新算，超过15天不处理还可以举报。",
      "A written demand that can be shown to have arrived restarts the limitation period; more "
      "than 15 days without action can also be reported."},
     {},
     {order_at_hand, proof_of_refusal, proof_sent}},
    {"wait_for_seller",
     {"等卖家答复到{due}", "Wait for the seller until {due}"},
     {"法律没有规定卖家几天内必须答复，我们建议先等{days}天；不答复就找平台。",
      "No law sets a day for the answer; we suggest {days} days. Silence leads to the platform."}},
    {"look_at_their_answer",
     {"看看{party}的答复，决定接受还是继续", "Look at the answer of {party}: accept it or go on"},
     {"{party}在{made_on}给了答复。接受就记下承诺和日期，不接受就进入下一步。",
      "{party} answered on {made_on}. If you accept, note the promise and its day; else go on."}},
    {"ask_platform",
     {"请平台介入，提交投诉和证据", "Ask the platform to step in, with complaint and evidence"},
     {"卖家没有解决。平台有义务协助处理；平台的申请窗口有时间限制，越早越好。",
      "The seller did not settle it. The platform must assist; its own window for asking may be "
      "short, so ask early."},
     {{"您好，我要申请平台介入订单{number}。",
       "Hello, I ask the platform to step in for order {number}."},
      {"{problem}。卖家没有解决。", "{problem}. The seller did not settle it."},
      {"我的要求是：{wish}。", "What I ask for: {wish}."},
      {"如果卖家联系不上，请提供卖家的真实名称、地址和有效联系方式。",
       "If the seller cannot be reached, please give me the seller's name, address and contact."},
      ask_agent},
     {order_at_hand, proof_of_refusal, {"按要求截图的证据", "Screenshots as evidence"}, pen}},
    {"wait_for_platform",
     {"等平台处理到{due}", "Wait for the platform until {due}"},
     {"法律没有规定平台处理的天数，我们建议先等{days}天，留好平台单号{ticket}。",
      "No law sets a number of days for the platform; we suggest {days}. Keep the ticket "
      "{ticket}."}},
    {"file_12315",
     {"向12315提交投诉", "File a complaint with 12315"},
     {"卖家和平台没有解决。12315和消费者协会只能先选一个：一边受理了，另一边就不再受理。",
      "Seller and platform did not settle it. Choose 12315 or a consumer association first: once "
      "one has taken it up, the other will not."},
     {},
     {{"您的姓名、电话和住址", "Your name, phone and address"},
      {"卖家的名称和地址，看店铺的证照信息页",
       "The seller's name and address, from the shop's licence page"},
      {"事实、理由和具体要求的文字", "The text: facts, grounds and what you ask for"},
      {"提交后记下编号和对方收到的日期",
       "Afterwards note the number and the day they received it"}}},
    {"file_association",
     {"向消费者协会投诉", "File a complaint with a consumer association"},
     {"消费者协会可以调解。它受理以后，12315就不再受理同一件事。",
      "The association can mediate. Once it has taken the case up, 12315 will not."},
     {},
     {order_at_hand,
      proof_of_refusal,
      {"事实、理由和具体要求的文字", "The text of the complaint"}}},
    {"wait_for_12315_decision",
     {"等12315在{due}前告知是否受理", "Wait until {due}: 12315 says whether it takes the case"},
     {"市场监管部门收到投诉后7个工作日内要作出决定并告诉您。",
      "The office decides within 7 working days after it received the complaint, and tells you."}},
    {"call_12315",
     {"打12315，报编号问处理结果", "Call 12315 with the number and ask for the decision"},
     {"7个工作日在{due}已满，没有收到受理或不予受理的告知。",
      "The 7 working days ended on {due} without a decision."},
     {{"您好，我{made_on}提交的投诉，编号{ticket}，想问是否受理。",
       "Hello, my complaint of {made_on}, number {ticket}: has it been accepted?"},
      {"请告诉我承办单位、承办人和电话。", "Please tell me the office, the person and the phone."},
      ask_day},
     {{"12315编号{ticket}", "The 12315 number {ticket}"}, pen}},
    {"ask_reconsideration",
     {"可以就不答复申请行政复议，{due}前提出",
      "Silence can go to administrative reconsideration, until {due}"},
     {"催问后仍没有决定。对不答复要先复议，期限从7个工作日届满起算60天。",
      "Still no decision after asking. Silence must first go to reconsideration, within 60 days "
      "from the end of the 7 working days."},
     {},
     {{"投诉编号和提交凭证", "Number and proof of the complaint"},
      {"催问的记录", "The record of asking"}}},
    {"wait_for_mediation",
     {"等调解，到{due}为止", "Wait for the mediation, until {due}"},
     {"受理后60天内调解，检验鉴定的时间不算。",
      "Mediation takes at most 60 days from acceptance; time for tests does not count."}},
    {"ask_for_end_of_mediation",
     {"请对方出具终止调解的告知", "Ask for the notice that the mediation has ended"},
     {"60天在{due}已满。拿到终止告知，再去法院更清楚。",
      "The 60 days ended on {due}. The notice makes the way to court clear."},
     {{"您好，编号{ticket}的调解已满60天，请书面告知终止调解。",
       "Hello, the mediation under {ticket} has passed 60 days; please confirm its end in "
       "writing."}},
     {{"12315编号{ticket}", "The 12315 number {ticket}"}, pen}},
    {"refile_12315",
     {"补齐或换到有管辖权的单位，重新投诉",
      "Complete the complaint, or take it to the right office, and file again"},
     {"不予受理的理由是可以补正的：材料、身份或管辖单位不对。",
      "The ground of refusal can be mended: material, identity or office."},
     {},
     {{"不予受理的告知和理由", "The refusal and its ground"},
      {"要补的材料", "The material that was missing"}}},
    {"read_refusal",
     {"问清不予受理的具体理由", "Ask for the exact ground of the refusal"},
     {"理由不同，下一步不同：有的补正就行，有的要去法院。",
      "What comes next depends on it: some grounds can be mended, others lead to court."},
     {{"您好，编号{ticket}不予受理，请告诉我依据第十六条第几项。",
       "Hello, complaint {ticket} was refused: under which item of article 16, please?"}},
     {pen}},
    {"wait_for_association",
     {"等消费者协会处理到{due}", "Wait for the consumer association until {due}"},
     {"全国没有统一的天数，我们建议先等{days}天。",
      "There is no national number of days; we suggest {days}."}},
    {"call_association",
     {"打电话问消费者协会的进展", "Call the consumer association and ask how it stands"},
     {"已经等了{days}天以上。", "More than {days} days have passed."},
     {{"您好，我{made_on}提交的投诉，单号{ticket}，想问进展。",
       "Hello, my complaint of {made_on}, ticket {ticket}: how does it stand?"},
      ask_day,
      ask_agent},
     {ticket_at_hand, pen}},
    {"go_to_court",
     {"准备起诉，或先打12348问一问", "Prepare a suit, or ask 12348 first"},
     {"前面的渠道没有解决。投诉不是起诉的前提，您可以直接向法院起诉。",
      "The earlier ways did not settle it. No complaint is required before a suit."},
     {},
     {{"明确的被告：名称和地址", "A definite defendant: name and address"},
      {"编号的证据清单", "A numbered list of evidence"},
      {"身份证件和副本", "Identity document and copies"}}},
    {"wait_for_court_filing",
     {"等法院在{due}前决定是否立案", "Wait until {due}: the court decides whether to register"},
     {"法院收到起诉后7天内决定是否立案。", "The court decides within 7 days of receipt."}},
    {"follow_court",
     {"跟进法院通知，按时交费和到庭", "Follow the court's notices: pay and appear in time"},
     {"案件在法院。通知里的期限从收到次日算。",
      "The case is with the court. Periods run from the day after you receive a notice."}},
    {"after_judgment",
     {"核对判决是否履行，过期可申请强制执行",
      "See whether the judgment is performed; else ask for enforcement"},
     {"履行期满后两年内可以申请强制执行。",
      "Enforcement can be asked for within two years after the time to perform."}},
};

std::string fill(std::string text, const StepPlaces& places, bool english) {
    for (const auto& [name, value] : places) {
        text = replace_all(text, "{" + std::string{name} + "}", english ? value.en : value.zh);
    }
    for (std::size_t open = text.find('{'); open != text.npos; open = text.find('{', open)) {
        const std::size_t close = text.find('}', open);
        if (close == text.npos) break;
        text.erase(open, close - open + 1);
    }
    return text;
}

}  // namespace

const StepWords& step_words(std::string_view id) {
    for (const StepWords& words : all_words) {
        if (words.id == id) return words;
    }
    assert(false && "a step without words");
    return all_words.front();
}

std::vector<std::string_view> step_ids() {
    std::vector<std::string_view> ids;
    for (const StepWords& words : all_words) {
        ids.push_back(words.id);
    }
    return ids;
}

Phrase with_places(const Phrase& phrase, const StepPlaces& places) {
    return {fill(phrase.zh, places, false), fill(phrase.en, places, true)};
}

bool has_open_place(const Phrase& phrase, const StepPlaces& places) {
    for (std::size_t open = phrase.zh.find('{'); open != phrase.zh.npos;
         open = phrase.zh.find('{', open + 1)) {
        const std::size_t close = phrase.zh.find('}', open);
        if (close == phrase.zh.npos) return false;
        const auto name = std::string_view{phrase.zh}.substr(open + 1, close - open - 1);
        if (!places.contains(name)) return true;
    }
    return false;
}

}  // namespace shuofa
