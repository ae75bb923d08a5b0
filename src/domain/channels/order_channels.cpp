#include "domain/channels/order_channels.h"

namespace shuofa {

std::string_view entity_of(Platform platform) {
    switch (platform) {
        case Platform::Unknown:
            return {};
        case Platform::Taobao:
            return "taobao";
        case Platform::Jd:
            return "jd";
        case Platform::Pinduoduo:
            return "pinduoduo";
        case Platform::Douyin:
            return "douyin-ecommerce";
        case Platform::Meituan:
            return "meituan";
        case Platform::Vipshop:
            return "vipshop";
        case Platform::Xiaohongshu:
            return "xiaohongshu";
        case Platform::Kuaishou:
            return "kuaishou-ecommerce";
        case Platform::WeChatShop:
            return "wechat-shop";
    }
    return {};
}

ChannelWish channel_wish_without_order() {
    return {.platform = "",
            .payment_body = "",
            .courier = "",
            .steps = {ChannelStep::MsaComplaint, ChannelStep::ConsumerAssociation,
                      ChannelStep::LegalAid, ChannelStep::Court}};
}

ChannelWish channel_wish_for(const Order& order) {
    ChannelWish wish = channel_wish_without_order();
    wish.platform = entity_of(order.platform);
    // A bill that names no platform may still name it as the seller: "美团".
    if (wish.platform.empty()) wish.platform = order.seller;
    for (const Payment& payment : order.payments) {
        if (payment.source == SourceKind::Alipay) wish.payment_body = "alipay";
        if (payment.source == SourceKind::WeChat) wish.payment_body = "wechat-pay";
    }
    std::vector<ChannelStep> first{ChannelStep::Platform, ChannelStep::PaymentBody};
    for (const Shipment& shipment : order.shipments) {
        if (wish.courier.empty()) wish.courier = shipment.carrier;
    }
    if (!wish.courier.empty()) {
        first.push_back(ChannelStep::Courier);
        first.push_back(ChannelStep::PostalAppeal);
    }
    wish.steps.insert(wish.steps.begin(), first.begin(), first.end());
    return wish;
}

}  // namespace shuofa
