// OneNET (China Mobile) HTTP push: `type` of a message
export const TYPE = { datapoint: 1, presence: 2, result: 7 } as const;

/** login_type of NB-IoT devices. */
export const LOGIN_NB_IOT = 10;
