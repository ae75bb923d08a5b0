#include "domain/channels/competent_office.h"

#include "base/text.h"

namespace shuofa {
namespace {

const Phrase market_office{"县级市场监督管理部门", "the county's market regulator"};
Phrase place_or(const std::string& place, const Phrase& rule) {
    if (place.empty()) return rule;
    return {rule.zh + "（您填的是：" + place + "）", rule.en + " (you gave: " + place + ")"};
}

class Offices {
public:
    Offices(const OfficeQuestion& question, const Directory& directory)
        : question_{question}, directory_{directory} {}

    std::vector<CompetentOffice> all() {
        switch (question_.matter) {
            case Matter::Goods:
            case Matter::Food:
            case Matter::Price:
                add_market_offices();
                break;
            case Matter::Parcel:
                add_parcel();
                break;
            case Matter::Payment:
                add_payment();
                break;
            case Matter::Loan:
                add_loan();
                break;
            case Matter::Telecom:
                add_telecom();
                break;
            case Matter::Flight:
                add_flight();
                break;
            case Matter::Ride:
                add_ride();
                break;
            case Matter::PersonalData:
                add_personal_data();
                break;
            case Matter::IllegalContent:
                add_illegal_content();
                break;
            case Matter::Tour:
                add_other_body({"文化和旅游主管部门", "the culture and tourism authority"},
                               {"旅行社所在地或行程所在地", "of the agency's place or the tour's"});
                break;
            case Matter::Lessons:
                add_other_body({"教育主管部门", "the education authority"},
                               {"培训机构所在地；预付款退费另可向市场监管部门投诉",
                                "of the school's place; refunds of prepaid fees also go to the "
                                "market regulator"});
                break;
            case Matter::Fraud:
                add_fraud();
                return std::move(offices_);
            case Matter::SpamCalls:
                add_spam();
                return std::move(offices_);
        }
        if (question_.matter != Matter::IllegalContent) add_court();
        return std::move(offices_);
    }

private:
    void add(Respondent about, std::string_view entity, CompetentOffice office) {
        office.about = about;
        office.entity = directory_.find_entity(entity);
        offices_.push_back(std::move(office));
    }

    // 市场监督管理投诉举报处理办法 arts. 13, 14 for complaints, 28 to 32 for reports.
    void add_market_offices() {
        if (question_.platform.empty()) {
            add_offices_of_own_site();
        } else {
            add_offices_of_shop();
        }
        add(Respondent::Seller, "cca",
            {.office = {"消费者协会（消费者权益保护委员会）", "the consumer association"},
             .where = {"当地的协会；各地时限不同", "the local one; its time limits are local"},
             .ground = {"《消费者权益保护法》第三十七条、第三十九条",
                        "Consumer Protection Law arts. 37, 39"},
             .first = {"与 12315 投诉二选一：已由消协处理的，市场监管部门可以不受理",
                       "instead of a 12315 complaint, not beside it: what an association handles "
                       "the market regulator may refuse"}});
    }

    void add_offices_of_own_site() {
        add(Respondent::Seller, "12315",
            {.office = market_office,
             .where = place_or(question_.seller_place, {"自建网站的卖家：卖家住所地",
                                                        "a seller with its own site: at its seat"}),
             .ground = {"《市场监督管理投诉举报处理办法》第十三条第二款",
                        "Measures on Complaints and Reports to Market Regulators art. 13(2)"},
             .first = {"先找卖家，留下记录", "first the seller; keep a record"}});
        add(Respondent::Seller, "12315",
            {.office = market_office,
             .where = place_or(question_.seller_place,
                               {"不是在网站上、也不是在平台上买的：卖家实际经营地或住所地",
                                "bought neither on a site nor on a platform: at the seller's real "
                                "place of business or its seat"}),
             .ground = {"《市场监督管理投诉举报处理办法》第十三条第一款",
                        "Measures on Complaints and Reports to Market Regulators art. 13(1)"},
             .first = {"两处都可以的，由先收到的处理",
                       "where two are competent, the one that receives it first"}});
        add_report({"自建网站：卖家住所地", "an own site: at the seller's seat"});
    }

    void add_offices_of_shop() {
        add(Respondent::Seller, "12315",
            {.office = market_office,
             .where =
                 place_or(question_.seller_place,
                          {"平台内的店铺：平台上公示的经营地址所在地，或平台住所地；没有公示或联系"
                           "不上的，平台住所地",
                           "a shop on a platform: at the address shown on the platform, or at the "
                           "platform's seat; none shown or unreachable: the platform's seat"}),
             .ground = {"《市场监督管理投诉举报处理办法》第十三条第三款、第十四条",
                        "Measures on Complaints and Reports to Market Regulators arts. 13(3), 14"},
             .first = {"先找卖家和平台，留下编号；两处都可以的，由先收到的处理",
                       "first the seller and the platform, keep the numbers; of two competent "
                       "offices the one that receives it first"}});
        add(Respondent::Platform, "12315",
            {.office = market_office,
             .where = place_or(
                 question_.platform_place,
                 {"平台自己的行为：平台住所地", "what the platform itself did: at its seat"}),
             .ground = {"《市场监督管理投诉举报处理办法》第十三条第二款",
                        "Measures on Complaints and Reports to Market Regulators art. 13(2)"},
             .first = {"与对卖家的投诉分开写",
                       "keep it apart from the complaint about the seller"}});
        add_report({"平台内的店铺：店铺实际经营地；平台住所地先收到的，由平台住所地处理",
                    "a shop on a platform: at its real place of business; at the platform's seat "
                    "if that office received it first"});
    }

    void add_report(const Phrase& where) {
        add(Respondent::Seller, "12315",
            {.act = OfficeAct::Report,
             .office = market_office,
             .where = place_or(question_.seller_place, where),
             .ground = {"《市场监督管理投诉举报处理办法》第二十八条至第三十二条",
                        "Measures on Complaints and Reports to Market Regulators arts. 28-32"},
             .first = {"举报是反映违法线索，不解决退款；与投诉分开写",
                       "a report names a breach and brings no refund; keep it apart from the "
                       "complaint"}});
    }

    // No text of these bodies' rules was read, so only the body is named.
    void add_other_body(const Phrase& body, const Phrase& where) {
        add(Respondent::Seller, "12345",
            {.office = body,
             .where = where,
             .ground = {"未核对原文，请先打 12345 问清由谁受理",
                        "not checked against the text: ask 12345 first who takes it"},
             .first = {"先向商家投诉，留下编号",
                       "first complain to the firm and keep the number"}});
    }

    void add_parcel() {
        add(Respondent::Courier, "postal-appeal",
            {.office = {"邮政管理部门", "the postal administration"},
             .where = {"收件地或寄件地，网上统一受理",
                       "of the place of sending or receipt; filed online"},
             .ground = {"《快递暂行条例》第二十九条、《邮政法》第六十五条",
                        "Interim Regulations on Express Delivery art. 29, Postal Law art. 65"},
             .first = {"先向快递公司投诉，满七日未处理或不满意",
                       "first complain to the courier; after seven days or a bad answer"}});
        add(Respondent::Seller, "12315",
            {.office = market_office,
             .where =
                 {"签收前丢失、损坏的，先找卖家；卖家不处理，按网购投诉",
                  "lost or damaged before you signed: the seller answers; complain as for goods"},
             .ground = {"《电子商务法》第二十条；《市场监督管理投诉举报处理办法》第十三条",
                        "E-Commerce Law art. 20; Measures on Complaints and Reports art. 13"},
             .first = {"与对快递公司的申诉分开写",
                       "keep it apart from the appeal about the courier"}});
    }

    void add_payment() {
        add(Respondent::PaymentBody, "12363",
            {.office = {"中国人民银行分支机构", "the central bank's branch"},
             .where = {"当地拨打，外地先拨区号；2023 年改革后请先确认由谁受理",
                       "answered locally; after the 2023 reform ask first who takes it"},
             .ground = {"目录所引政府公告（2014 年）",
                        "the public notice that the directory cites (2014)"},
             .first = {"先向支付机构投诉", "first complain to the payment body"}});
        add(Respondent::PaymentBody, "12378",
            {.office = {"国家金融监督管理总局", "the financial regulator"},
             .where = {"全国统一热线", "national line"},
             .ground = {"目录所引指南（2026 年）", "the guide that the directory cites (2026)"},
             .first = {"先向机构投诉", "first complain to the firm"}});
    }

    void add_loan() {
        add(Respondent::Firm, "12378",
            {.office = {"国家金融监督管理总局", "the financial regulator"},
             .where = {"银行、保险、消费金融、分期贷款",
                       "banks, insurers, consumer finance, instalments"},
             .ground = {"目录所引指南（2026 年）", "the guide that the directory cites (2026)"},
             .first = {"先向机构投诉", "first complain to the firm"}});
    }

    void add_telecom() {
        add(Respondent::Firm, "telecom-appeal",
            {.office = {"电信用户申诉受理机构", "the telecom appeals body"},
             .where = {"网上申诉", "filed online"},
             .ground = {"《电信用户申诉处理办法》", "Measures on Telecom Users' Appeals"},
             .first = {
                 "先向运营商投诉，十五日未答复或不满意；超过五个月的费用争议一般不受理",
                 "first the carrier; after fifteen days or a bad answer; fee disputes older than "
                 "five months are normally refused"}});
    }

    void add_flight() {
        add(Respondent::Firm, "12326",
            {.office = {"民航服务质量监督", "the aviation administration's service supervision"},
             .where = {"航空公司、机场、机票代理（含在线旅行平台）",
                       "airlines, airports, ticket agents including online platforms"},
             .ground = {"目录所引政府公告（2024 年）",
                        "the public notice that the directory cites (2024)"},
             .first = {"先向公司投诉", "first complain to the firm"}});
    }

    void add_ride() {
        add(Respondent::Firm, "12328",
            {.office = {"当地交通运输部门", "the local transport authority"},
             .where = {"服务发生地；外地先拨区号", "where the ride was; area code first"},
             .ground = {"目录所引指南（2026 年）", "the guide that the directory cites (2026)"},
             .first = {"先在应用内投诉", "first complain in the app"}});
    }

    void add_personal_data() {
        add(Respondent::Platform, "12377",
            {.office = {"网信部门", "the cyberspace administration"},
             .where = {"网上举报", "reported online"},
             .ground = {"《个人信息保护法》", "Personal Information Protection Law"},
             .first = {
                 "先向平台的个人信息邮箱提出查询、更正或删除（第四十五条、第四十七条）",
                 "first ask the platform's mailbox to show, correct or delete (arts. 45, 47)"}});
    }

    void add_illegal_content() {
        add(Respondent::Unknown, "12377",
            {.act = OfficeAct::Report,
             .office = {"网信举报中心", "the reporting centre of the cyberspace administration"},
             .where = {"网上举报；不处理退款", "reported online; not for refunds"},
             .ground = {"两家平台的政策让用户到这里", "two platforms' policies send users here"},
             .first = {}});
    }

    void add_fraud() {
        add(Respondent::Unknown, "96110",
            {.act = OfficeAct::Report,
             .office = {"公安机关", "the police"},
             .where = {"钱刚转出：110；咨询：96110", "money just left: 110; questions: 96110"},
             .ground = {"《反电信网络诈骗法》", "Law against Telecom and Online Fraud"},
             .first = {"同时联系银行或支付机构止付",
                       "ask the bank or wallet to stop the payment too"}});
    }

    void add_spam() {
        add(Respondent::Unknown, "12321",
            {.act = OfficeAct::Report,
             .office = {"12321 举报受理中心", "the 12321 reporting centre"},
             .where = {"网上举报", "reported online"},
             .ground = {"受工业和信息化部委托", "on behalf of the ministry"},
             .first = {}});
    }

    // 民事诉讼法 art. 24 and 民诉法解释 art. 20; for the internet courts 法释〔2025〕14号 art. 1.
    void add_court() {
        const bool bought_on_platform =
            !question_.platform.empty() &&
            (question_.matter == Matter::Goods || question_.matter == Matter::Food);
        if (bought_on_platform) add_internet_court();
        add(Respondent::Seller, "court-online",
            {.act = OfficeAct::Lawsuit,
             .office = {"基层人民法院", "the basic court"},
             .where =
                 place_or(question_.receipt_place,
                          {"被告住所地，或收货地（通过信息网络买实物）；约定有效的从约定",
                           "at the defendant's seat or, for things bought online, at the place of "
                           "receipt; a valid clause goes first"}),
             .ground = {"《民事诉讼法》第二十四条、民事诉讼法司法解释第二十条",
                        "Civil Procedure Law art. 24, Interpretation art. 20"},
             .first = {}});
    }

    void add_internet_court() {
        static constexpr std::pair<std::string_view, std::string_view> courts[] = {
            {"北京", "court-beijing"}, {"杭州", "court-hangzhou"}, {"广州", "court-guangzhou"}};
        for (const auto& [city, court] : courts) {
            if (!contains(question_.receipt_place, city)) continue;
            add(Respondent::Seller, court,
                {.act = OfficeAct::Lawsuit,
                 .office = {std::string{city} + "互联网法院", "the city's internet court"},
                 .where = {"收货地在该市市辖区的平台购物合同纠纷；产品责任侵权不在此列",
                           "contracts of platform shopping received in a district of the city; not "
                           "product liability"},
                 .ground = {"法释〔2025〕14号第一条", "Fashi (2025) No. 14 art. 1"},
                 .first = {}});
        }
    }

    const OfficeQuestion& question_;
    const Directory& directory_;
    std::vector<CompetentOffice> offices_;
};

}  // namespace

std::vector<CompetentOffice> competent_offices(const OfficeQuestion& question,
                                               const Directory& directory) {
    return Offices{question, directory}.all();
}

}  // namespace shuofa
