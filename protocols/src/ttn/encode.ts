import { writeJson } from '../wire/json.ts';
import { base64OfHex } from '../wire/payload.ts';
import { withoutDefaults } from '../wire/proto-json.ts';
import type { Event, Uplink } from './event.ts';

/** The message's JSON as the server would post it: empty, zero and false members are left out, identifiers are in capitals. */
export function encode(event: Event): Uint8Array {
  const { device } = event;
  const ids = {
    device_id: device.deviceId,
    application_ids: { application_id: device.applicationId },
    dev_eui: device.devEui.toUpperCase(),
    dev_addr: device.devAddr.toUpperCase(),
  };
  const told = {
    end_device_ids: withoutDefaults(ids),
    correlation_ids: event.correlationIds,
    received_at: event.receivedAt,
  };
  const body = event.kind === 'uplink_message' ? withoutDefaults(uplinkBody(event)) : event.body;
  return writeJson({
    ...withoutDefaults(told),
    [event.kind]: body,
    ...withoutDefaults({ simulated: event.simulated }),
  });
}

function uplinkBody(event: Uplink): object {
  return {
    f_port: event.fPort,
    f_cnt: event.fCnt,
    frm_payload: base64OfHex(event.payload),
    decoded_payload: event.decoded,
    rx_metadata: event.heardBy.map(({ gatewayId, rssi, snr }) =>
      withoutDefaults({ gateway_ids: { gateway_id: gatewayId }, rssi, snr }),
    ),
    received_at: event.networkTime,
  };
}
